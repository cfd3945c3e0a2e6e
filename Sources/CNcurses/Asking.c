#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include <curses.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "CNcurses.h"
#include "Escapes.h"
#include "Rescue.h"

static struct termios found_modes;
static sigset_t found_signals;
static bool is_asking;
static struct timespec asked_at;

bool nr_begin_asking(void) {
  if (is_asking || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return false;
  // In the background the answers would go to whoever is in front.
  if (tcgetpgrp(STDIN_FILENO) != getpgrp()) return false;
  if (tcgetattr(STDIN_FILENO, &found_modes) != 0) return false;
  // What would end or stop the process meanwhile does so when the modes are back.
  static const int later[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP};
  sigset_t quiet;
  sigemptyset(&quiet);
  for (size_t i = 0; i < sizeof later / sizeof *later; i++) sigaddset(&quiet, later[i]);
  pthread_sigmask(SIG_BLOCK, &quiet, &found_signals);
  escapes nothing = {.count = 0};
  rescue_arm(&nothing, &found_modes);
  struct termios modes = found_modes;
  modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN | ISIG);
  modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  is_asking = true;
  clock_gettime(CLOCK_MONOTONIC, &asked_at);
  if (tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) == 0) return true;
  nr_end_asking(false);
  return false;
}

void nr_end_asking(bool drops_input) {
  if (!is_asking) return;
  is_asking = false;
  tcsetattr(STDIN_FILENO, drops_input ? TCSAFLUSH : TCSADRAIN, &found_modes);
  rescue_disarm();
  pthread_sigmask(SIG_SETMASK, &found_signals, NULL);
}

bool nr_say(const uint8_t *bytes, size_t count) {
  return is_asking && write_all(STDOUT_FILENO, (const char *)bytes, count, 1000);
}

int nr_asking_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  long long nanoseconds = now.tv_nsec - asked_at.tv_nsec;
  long long milliseconds = (long long)(now.tv_sec - asked_at.tv_sec) * 1000 + nanoseconds / 1000000;
  return milliseconds < INT_MAX ? (int)milliseconds : INT_MAX;
}

bool nr_wait(int milliseconds) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&input, 1, milliseconds) > 0 && (input.revents & POLLIN) != 0;
}
