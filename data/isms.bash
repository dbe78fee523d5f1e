# SPDX-License-Identifier: GPL-3.0-or-later
# Completes the command line `isms` in bash.

_isms () {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]} words=
    COMPREPLY=()
    case $before in
        --format | -f) words='pdf json csv svg png ics' ;;
        --paper) words='a4 letter' ;;
        --dates) words='day-first month-first' ;;
        -o | --output) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    esac
    if [ -n "$words" ]; then
        :
    elif [ "$COMP_CWORD" = 1 ]; then
        words="$(isms help | sed -n 's/^  \([a-z]*\) .*/\1/p') --help --version"
    elif [[ $word == -* ]]; then
        words=$(isms help "$verb" | grep -o -e '--[a-z-]*' | sort -u)
    else
        case $verb:$COMP_CWORD in
            help:2) words=$(isms help | sed -n 's/^  \([a-z]*\) .*/\1/p') ;;
            kinds:2 | list:3 | add:3 | import:3) words=$(isms kinds | sed -n '2,$s/ .*//p') ;;
            schema:2 | export:3) words="soa register heatmap risks treatment-plan measures audit-programme audit improvement review calendar" ;;
            add:*) words=$(isms kinds "${COMP_WORDS[3]}" 2>/dev/null | sed -n '5,$s/ .*/=/p'); compopt -o nospace ;;
            show:3 | set:3 | remove:3 | log:3 | rate:3 | accept:3 | approve:3 | attach:3 | extract:3) ;;
            *) mapfile -t COMPREPLY < <(compgen -f -- "$word"); compopt -o filenames; return ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _isms isms
