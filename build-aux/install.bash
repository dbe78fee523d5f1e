# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by dev and rootfs: gets packages onto this system, or says how.

# need PACKAGE…: root on Debian installs them; anyone else is told the one command.
need () {
    local line="apt-get install --no-install-recommends $*"
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "dev: this system lacks $*. On Debian, this command mends it:" >&2
        echo "    sudo $line" >&2
        exit 69
    fi
    echo "dev: installing on this system: $* (apt-get update first)" >&2
    mkdir -p "$DEV_CACHE"
    export DEBIAN_FRONTEND=noninteractive
    {
        apt-get -q -o Acquire::Retries=5 update || echo "apt-get update failed; going on with the lists that are there"
        $line -y -q -o Acquire::Retries=5 -o DPkg::Lock::Timeout=300
    } >"$DEV_CACHE/apt.log" 2>&1 </dev/null || {
        tail -n 25 "$DEV_CACHE/apt.log" >&2
        echo "dev: they could not be installed; the whole log is $DEV_CACHE/apt.log" >&2
        exit 69
    }
}

# packages core|full: the names in the lists.
packages () {
    local lists=("$aux/packages-core.txt")
    [ "$1" = core ] || lists+=("$aux/packages-$1.txt")
    sed -e 's/[[:space:]]*#.*//' -e '/^$/d' "${lists[@]}"
}
