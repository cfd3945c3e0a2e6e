#define _GNU_SOURCE

#include "Rescue.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals };

static char bytes[512];
static size_t byte_count;
static struct termios found_modes;
static volatile sig_atomic_t is_armed;
// A child that leaves by `exit` has no terminal to give back.
static pid_t owner;
static struct sigaction found_actions[FATAL_COUNT];
static stack_t found_stack;
// Of its own, so that a stack that has overflowed is survived too.
static char own_stack[32 * 1024];

void rescue_clear(void) { byte_count = 0; }

void rescue_add(const char *string) {
  if (string == NULL) return;
  for (const char *c = string; *c != '\0'; c++) {
    if (c[0] == '$' && c[1] == '<') {
      while (*c != '\0' && *c != '>') c++;
      if (*c == '\0') return;
    } else if (byte_count < sizeof bytes) {
      bytes[byte_count++] = *c;
    }
  }
}

// Only what POSIX allows within a signal handler.
static void restore_terminal(void) {
  if (!is_armed || getpid() != owner) return;
  is_armed = 0;
  sigset_t quiet, before;
  sigemptyset(&quiet);
  sigaddset(&quiet, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &quiet, &before);
  for (size_t sent = 0; sent < byte_count;) {
    ssize_t count = write(STDOUT_FILENO, bytes + sent, byte_count - sent);
    if (count > 0) {
      sent += (size_t)count;
    } else if (errno != EINTR) {
      break;
    }
  }
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

void rescue_arm(const struct termios *modes) {
  static bool watches_exit;
  if (!watches_exit) watches_exit = atexit(restore_terminal) == 0;
  if (is_armed) return;

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

void rescue_disarm(void) {
  if (!is_armed) return;
  is_armed = 0;
  for (int i = 0; i < FATAL_COUNT; i++) {
    sigaction(fatal_signals[i], &found_actions[i], NULL);
  }
  sigaltstack(&found_stack, NULL);
}
