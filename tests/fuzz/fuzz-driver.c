/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a target over seeds and then over mutations of them, the same ones every time. Plain gcc is enough: the
 * sanitizers judge, and where the code under test was built with -fsanitize-coverage=trace-pc, inputs that reach new
 * code are kept and mutated further. An input that fails is written to a file; given as the only seed, it fails again. */

#include "fuzz.h"
#include "fuzz-mutator.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sanitizer/common_interface_defs.h>
#include <sanitizer/lsan_interface.h>

#define NOT_RUN 77
#define SECONDS_PER_INPUT 20
#define COVERAGE_SLOTS 65536u
#define MAX_KEPT 4096

const char *__asan_default_options (void);
const char *__ubsan_default_options (void);
void __sanitizer_cov_trace_pc (void);

static struct
{
  const guint8 *data;
  gsize size;
  const char *folder;
} running;

static struct
{
  guint8 seen[COVERAGE_SLOTS];
  guint n_seen;
} coverage;

static int n_mutations;
static int max_length = 65536;
static gint64 first_random = 1;
static gboolean check_each_for_leaks;
static char *words_path;
static char *save_folder;
static char **seed_paths;

static const GOptionEntry options[] = {
  { "mutations", 'n', 0, G_OPTION_ARG_INT, &n_mutations, "How many mutations to run after the seeds", "N" },
  { "seed", 's', 0, G_OPTION_ARG_INT64, &first_random, "Where the random numbers start", "S" },
  { "max-length", 'l', 0, G_OPTION_ARG_INT, &max_length, "Cut inputs to so many bytes", "BYTES" },
  { "dictionary", 'd', 0, G_OPTION_ARG_FILENAME, &words_path, "Words of the format, as libFuzzer reads them", "FILE" },
  { "save", 'o', 0, G_OPTION_ARG_FILENAME, &save_folder, "Where to write an input that fails", "FOLDER" },
  { "leaks", 0, 0, G_OPTION_ARG_NONE, &check_each_for_leaks, "Look for leaks after each input, which is slow", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &seed_paths, NULL, "SEED…" },
  { NULL },
};

/* An allocation that no input of this size can warrant is a fault, too. */
const char *
__asan_default_options (void)
{
  return "detect_leaks=1:handle_abort=1:allocator_may_return_null=0:max_allocation_size_mb=1024:"
         "strict_string_checks=1:detect_stack_use_after_return=1";
}

const char *
__ubsan_default_options (void)
{
  return "print_stacktrace=1";
}

/* Called by the code under test at each branch; offsets, not addresses, which differ from run to run. */
void
__sanitizer_cov_trace_pc (void)
{
  guintptr offset = (guintptr) __builtin_return_address (0) - (guintptr) LLVMFuzzerTestOneInput;
  guint slot = (offset * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 48;

  coverage.n_seen += !coverage.seen[slot];
  coverage.seen[slot] = 1;
}

/* Runs while the process dies: it may neither allocate nor lock. */
static void
save_running_input (void)
{
  char path[4096];
  guint32 hash = 2166136261u;
  int fd;

  if (running.data == NULL)
    return;
  for (gsize i = 0; i < running.size; i++)
    hash = (hash ^ running.data[i]) * 16777619u;
  g_snprintf (path, sizeof path, "%s/fuzz-failed-%08x", running.folder, hash);
  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0 || write (fd, running.data, running.size) != (gssize) running.size)
    return;
  close (fd);
  fprintf (stderr, "The input that failed is in %s\n", path);
}

static void
alarm_cb (int signal_number)
{
  static const char message[] = "An input took longer than allowed.\n";

  if (write (STDERR_FILENO, message, sizeof message - 1) > 0)
    save_running_input ();
  _exit (1);
}

static void
run_input (const guint8 *data,
           gsize size)
{
  /* A copy of its own exact size, so that reading beyond its end is noticed. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  running.data = data;
  running.size = size;
  alarm (SECONDS_PER_INPUT);
  LLVMFuzzerTestOneInput (copy != NULL ? copy : (const guint8 *) "", size);
  alarm (0);
  if (check_each_for_leaks && __lsan_do_recoverable_leak_check () != 0)
    {
      save_running_input ();
      _exit (1);
    }
  running.data = NULL;
}

static void
add_file (GPtrArray *corpus,
          const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  if (g_file_get_contents (path, &data, &size, NULL))
    g_ptr_array_add (corpus, g_bytes_new (data, MIN (size, (gsize) max_length)));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* In the order of names, since a folder's own differs from machine to machine. */
static void
add_path (GPtrArray *corpus,
          const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      add_file (corpus, path);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_path (corpus, g_ptr_array_index (names, i));
}

static void
run_mutations (FuzzMutator *mutator)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  guint n_kept = 0;

  for (int i = 0; i < n_mutations; i++)
    {
      GBytes *parent = g_ptr_array_index (mutator->corpus, fuzz_mutator_random (mutator, mutator->corpus->len));
      guint n_seen = coverage.n_seen;

      g_byte_array_set_size (input, 0);
      g_byte_array_append (input, g_bytes_get_data (parent, NULL), g_bytes_get_size (parent));
      fuzz_mutator_mutate (mutator, input);
      run_input (input->data, input->len);
      if (coverage.n_seen > n_seen && n_kept < MAX_KEPT)
        {
          g_ptr_array_add (mutator->corpus, g_bytes_new (input->data, input->len));
          n_kept++;
        }
    }
}

static gboolean
parse_arguments (int argc,
                 char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) && n_mutations >= 0 && max_length > 0)
    return TRUE;
  g_printerr ("%s\n", error != NULL ? error->message : "The numbers must not be negative.");
  return FALSE;
}

static void
run (FuzzMutator *mutator)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  guint n_seeds = mutator->corpus->len;
  guint n_seen;

  for (guint i = 0; i < n_seeds; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (mutator->corpus, i), &size);

      run_input (data, size);
    }
  n_seen = coverage.n_seen;
  run_mutations (mutator);
  g_print ("%u seeds reach %u places; %d mutations reach %u, and %u of them were kept; %.1f s\n",
           n_seeds, n_seen, n_mutations, coverage.n_seen, mutator->corpus->len - n_seeds, g_timer_elapsed (timer, NULL));
}

static void
free_arguments (void)
{
  g_clear_pointer (&words_path, g_free);
  g_clear_pointer (&save_folder, g_free);
  g_clear_pointer (&seed_paths, g_strfreev);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  FuzzMutator mutator = { .corpus = corpus, .words = words };

  if (!parse_arguments (argc, argv))
    return 2;
  mutator.state = first_random;
  mutator.max_length = max_length;
  running.folder = save_folder != NULL ? save_folder : ".";
  if (words_path != NULL && !fuzz_mutator_read_words (&mutator, words_path, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  for (guint i = 0; seed_paths != NULL && seed_paths[i] != NULL; i++)
    add_path (corpus, seed_paths[i]);
  if (corpus->len == 0)
    {
      g_printerr ("None of the seeds is here.\n");
      return NOT_RUN;
    }
  signal (SIGALRM, alarm_cb);
  __sanitizer_set_death_callback (save_running_input);
  run (&mutator);
  free_arguments ();
  return 0;
}
