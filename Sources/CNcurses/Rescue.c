#define _GNU_SOURCE

#include "Rescue.h"

#include <execinfo.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CNcurses.h"

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals };

// How long a dying process waits for a terminal that takes nothing, in milliseconds.
enum { PATIENCE = 1000 };

static escapes last_words;
static struct termios found_modes;
static volatile sig_atomic_t is_armed;
// A child that leaves by `exit` has no terminal to give back.
static pid_t owner;
static struct sigaction found_actions[FATAL_COUNT];
static stack_t found_stack;
// Of its own, so that a stack that has overflowed is survived too.
static char own_stack[32 * 1024];

// Only what POSIX allows within a signal handler.
static void restore_terminal(void) {
  if (!is_armed || getpid() != owner) return;
  is_armed = 0;
  sigset_t quiet, before;
  sigemptyset(&quiet);
  sigaddset(&quiet, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &quiet, &before);
  write_all(STDOUT_FILENO, last_words.bytes, last_words.count, PATIENCE);
  tcsetattr(STDOUT_FILENO, TCSANOW, &found_modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// What a report of a crash consists of; nothing is written while there is no path.
static char report_folder[PATH_MAX], report_path[PATH_MAX], report_head[1024];
// Where the reader is, in two places, of which one is whole while the other is written.
static char notes[2][256];
static volatile sig_atomic_t current_note;

static bool set(char *target, size_t size, const char *text) {
  size_t count = text == NULL ? 0 : strlen(text);
  if (count >= size) return false;
  memcpy(target, text == NULL ? "" : text, count + 1);
  return true;
}

bool nr_report_crashes(const char *folder, const char *path, const char *head) {
  report_path[0] = 0;
  // The first call loads what the calls within a handler need.
  void *frame;
  (void)backtrace(&frame, 1);
  return set(report_folder, sizeof report_folder, folder) &&
         set(report_head, sizeof report_head, head) && set(report_path, sizeof report_path, path);
}

void nr_note(const char *words) {
  int next = !current_note;
  size_t count = strnlen(words, sizeof notes[0] - 1);
  memcpy(notes[next], words, count);
  notes[next][count] = 0;
  current_note = next;
}

static void say(int descriptor, const char *text) {
  write_all(descriptor, text, strlen(text), PATIENCE);
}

static void say_number(int descriptor, unsigned long number, unsigned base) {
  char digits[2 + sizeof number * 3];
  size_t start = sizeof digits;
  digits[--start] = 0;
  do {
    digits[--start] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number > 0 && start > 0);
  say(descriptor, digits + start);
}

static void write_report(int signal, const siginfo_t *info) {
  if (report_path[0] == 0 || getpid() != owner) return;
  mkdir(report_folder, 0700);
  int file = open(report_path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return;
  say(file, report_head);
  say(file, "signal: ");
  say_number(file, (unsigned long)signal, 10);
  say(file, " at 0x");
  say_number(file, (unsigned long)info->si_addr, 16);
  say(file, "\nscreen: ");
  say(file, notes[current_note]);
  say(file, "\nframes:\n");
  void *frames[64];
  backtrace_symbols_fd(frames, backtrace(frames, 64), file);
  close(file);
  say(STDERR_FILENO, "newsread: crashed; what is known of it is in ");
  say(STDERR_FILENO, report_path);
  say(STDERR_FILENO, "\n");
}

// The signal is blocked in here, so the one raised again comes when this returns, and meets whoever
// handled it before: the default action, or a runtime that prints where the crash was.
static void on_crash(int signal, siginfo_t *info, void *context) {
  (void)context;
  restore_terminal();
  write_report(signal, info);
  for (int i = 0; i < FATAL_COUNT; i++) {
    if (fatal_signals[i] == signal) sigaction(signal, &found_actions[i], NULL);
  }
  raise(signal);
}

void rescue_arm(const escapes *bytes, const struct termios *modes) {
  static bool watches_exit;
  if (!watches_exit) watches_exit = atexit(restore_terminal) == 0;
  if (is_armed) return;

  last_words = *bytes;
  found_modes = *modes;
  owner = getpid();
  stack_t stack = {.ss_sp = own_stack, .ss_size = sizeof own_stack};
  sigaltstack(&stack, &found_stack);
  struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_ONSTACK | SA_SIGINFO};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < FATAL_COUNT; i++) {
    sigaction(fatal_signals[i], &action, &found_actions[i]);
  }
  is_armed = 1;
}

void rescue_now(void) { restore_terminal(); }

void rescue_disarm(void) {
  if (!is_armed) return;
  is_armed = 0;
  for (int i = 0; i < FATAL_COUNT; i++) {
    sigaction(fatal_signals[i], &found_actions[i], NULL);
  }
  sigaltstack(&found_stack, NULL);
}
