#define _GNU_SOURCE

#include "Rescue.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

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

// The signal is blocked in here, so the one raised again comes when this returns, and meets whoever
// handled it before: the default action, or a runtime that prints where the crash was.
static void on_crash(int signal) {
  restore_terminal();
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
  struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
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
