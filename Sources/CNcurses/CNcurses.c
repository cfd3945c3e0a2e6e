#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "Escapes.h"
#include "Mixing.h"
#include "Rescue.h"
#include "Stage.h"

// Wider than any frame.
enum { ROW_LIMIT = 1024 };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
// Buttons, movement with a button held, and numbers rather than bytes for the place.
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";

// The background, and what kind of terminal it is: that nearly all answer, and in order.
static const char background_question[] = "\033]11;?\033\\\033[c";
static const char notice_on[] = "\033[?2031h", notice_off[] = "\033[?2031l";

static SCREEN *screen;
// What goes out beside the rows that curses draws.
static escapes pending;
static bool is_held;
static bool is_mouse_on;
static bool is_notice_on;
static bool is_cursor_wanted;
static bool is_cursor_hidden;
static bool has_own_colours;
// The terminal's modes as they were found, and as they are while it is held.
static struct termios found_modes, own_modes;

// MARK: The terminal's description

static void put(const char *string) { escapes_add(&pending, string); }

// Not putp, which writes through stdio, past the buffer that curses has of its own.
static void stage_pending(void) {
  stage_add(&pending);
  pending.count = 0;
}

// Whether private modes can be asked for; a terminal of another family would print them.
static bool speaks_ansi(void) {
  const char *string = nr_capability("cup");
  return string != NULL && strncmp(string, "\033[", 2) == 0;
}

int nr_colour_count(void) { return has_colors() ? COLORS : 0; }

// The form that colours must have in what curses writes to be found in it.
bool nr_can_mix(void) {
  const char *foreground = nr_capability("setaf"), *background = nr_capability("setab");
  if ((screen != NULL && !stage_is_holding()) || foreground == NULL || background == NULL) return false;
  // Their results share a buffer.
  bool is_usual = strcmp(tiparm(foreground, 123), "\033[38;5;123m") == 0;
  return is_usual && strcmp(tiparm(background, 123), "\033[48;5;123m") == 0;
}

int nr_pair_count(void) { return has_colors() ? COLOR_PAIRS : 0; }

// MARK: Taking and giving back

// Has curses believe in a size, for as long as it needs to start.
static void pretend(const char *name, int size, char *kept, size_t room) {
  const char *found = getenv(name);
  snprintf(kept, room, "%s", found == NULL ? "" : found);
  char digits[16];
  snprintf(digits, sizeof digits, "%d", size);
  setenv(name, digits, 1);
}

static void stop_pretending(const char *name, const char *kept) {
  if (kept[0] == 0) {
    unsetenv(name);
  } else {
    setenv(name, kept, 1);
  }
}

// As large as Size.allowedColumns and allowedRows have it.
static int bounded(int size) { return size > 1000 ? 1000 : size; }

// newterm with the window's true size, which its first scroll region depends on, but never with a
// window of a milliard cells, for which curses would make room. LINES and COLUMNS of the
// environment, which may be stale, have no say. Called before there are other threads.
static SCREEN *newterm_in_bounds(const char *type, FILE *output) {
  int width, height;
  nr_window_size(&width, &height);
  char kept_rows[32], kept_columns[32];
  pretend("LINES", bounded(height), kept_rows, sizeof kept_rows);
  pretend("COLUMNS", bounded(width), kept_columns, sizeof kept_columns);
  use_env(TRUE);
  use_tioctl(FALSE);
  SCREEN *result = newterm(type, output, stdin);
  stop_pretending("LINES", kept_rows);
  stop_pretending("COLUMNS", kept_columns);
  return result;
}

// Curses puts handlers of its own on these; signals are the program's business.
static SCREEN *new_screen(const char *type) {
  static const int taken[] = {SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
  enum { COUNT = sizeof taken / sizeof *taken };
  struct sigaction found[COUNT];
  sigset_t quiet, before;
  sigemptyset(&quiet);
  for (int i = 0; i < COUNT; i++) sigaddset(&quiet, taken[i]);

  pthread_sigmask(SIG_BLOCK, &quiet, &before);
  for (int i = 0; i < COUNT; i++) sigaction(taken[i], NULL, &found[i]);
  FILE *output = stage_open();
  SCREEN *result = output == NULL ? NULL : newterm_in_bounds(type, output);
  if (result == NULL) stage_close();
  for (int i = 0; i < COUNT; i++) sigaction(taken[i], &found[i], NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result;
}

// Has curses keep what it writes until its buffer is full: a screen that was never ended and taken
// again is written out after every movement of the cursor, as a program expects that uses the
// library only for such movements.
static void begin_buffering(void) {
  // Waits for nothing, but writes out what curses has to say at the start.
  delay_output(0);
  off_t start = stage_length();
  endwin();
  doupdate();
  // The terminal is sent nothing of this, so the first frame has to be painted whole.
  stage_cut(start);
  nr_repaint();
}

static void enter(void) {
  escapes restoring = {.count = 0};
  if (speaks_ansi()) {
    escapes_add(&restoring, mouse_off);
    escapes_add(&restoring, paste_off);
    escapes_add(&restoring, notice_off);
  }
  static const char *const endings[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    escapes_add(&restoring, nr_capability(endings[i]));
  }
  rescue_arm(&restoring, &found_modes);

  is_held = true;
  is_mouse_on = false;
  is_notice_on = false;
  is_cursor_hidden = false;
  put(nr_capability("smkx"));
  if (speaks_ansi()) put(paste_on);
}

nr_outcome nr_take(bool wants_colours) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return NR_NOT_A_TERMINAL;
  const char *type = nr_type();
  if (*type == '\0') return NR_TYPE_UNSET;
  nr_charset();

  // Looked at before curses starts, which would already change the terminal.
  int found = 0;
  use_env(FALSE);
  if (setupterm(type, STDOUT_FILENO, &found) != OK) {
    return found == 1 ? NR_TOO_SIMPLE : NR_UNKNOWN_TYPE;
  }
  TERMINAL *description = cur_term;
  bool is_capable = strcmp(type, "dumb") != 0 && nr_capability("cup") != NULL;
  if (is_capable && tcgetattr(STDOUT_FILENO, &found_modes) == 0) screen = new_screen(type);
  if (cur_term != description || screen == NULL) del_curterm(description);
  if (screen == NULL) return is_capable ? NR_UNKNOWN_TYPE : NR_TOO_SIMPLE;

  raw();
  noecho();
  nonl();
  tcgetattr(STDOUT_FILENO, &own_modes);
  bool is_holding = stage_hold();
  // Else a refresh would break off whenever a key waits, for curses does not see it being read.
  typeahead(-1);
  has_own_colours = false;
  if (wants_colours && has_colors() && start_color() == OK) {
    has_own_colours = use_default_colors() == OK;
  }
  if (is_holding) begin_buffering();
  enter();
  return NR_TAKEN;
}

void nr_suspend(void) {
  if (!is_held) return;
  is_held = false;
  if (is_mouse_on) put(mouse_off);
  if (speaks_ansi()) put(paste_off);
  if (is_notice_on) put(notice_off);
  put(nr_capability("rmkx"));
  if (is_cursor_hidden) put(nr_capability("cnorm"));
  stage_pending();

  // In the background another program owns the modes; and to set them would stop this one.
  sigset_t quiet, before;
  sigemptyset(&quiet);
  sigaddset(&quiet, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &quiet, &before);
  struct termios modes = found_modes;
  bool is_background = tcgetpgrp(STDOUT_FILENO) != getpgrp();
  if (is_background) tcgetattr(STDOUT_FILENO, &modes);
  endwin();
  stage_send();
  tcsetattr(STDOUT_FILENO, TCSADRAIN, &modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  rescue_disarm();
}

void nr_resume(void) {
  if (is_held || screen == NULL) return;
  tcgetattr(STDOUT_FILENO, &found_modes);
  tcsetattr(STDOUT_FILENO, TCSADRAIN, &own_modes);
  enter();
  nr_repaint();
}

void nr_rescue(void) { rescue_now(); }

void nr_give_back(void) {
  nr_suspend();
  if (screen == NULL) return;
  delscreen(screen);
  stage_close();
  mixing_forget();
  screen = NULL;
}

// MARK: Size

void nr_window_size(int *width, int *height) {
  struct winsize window;
  memset(&window, 0, sizeof window);
  bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0;
  *width = is_known ? window.ws_col : 0;
  *height = is_known ? window.ws_row : 0;
  if (*width <= 0) *width = tigetnum("cols");
  if (*height <= 0) *height = tigetnum("lines");
  if (*width <= 0) *width = 80;
  if (*height <= 0) *height = 24;
}

void nr_resize(int width, int height) {
  if (screen == NULL) return;
  if (width != COLS || height != LINES) resizeterm(height, width);
  nr_repaint();
}

// MARK: Drawing

void nr_define_colour(uint8_t index, uint8_t red, uint8_t green, uint8_t blue) {
  mixing_define(index, red, green, blue);
}

void nr_forget_colours(void) {
  if (!mixing_is_used()) return;
  mixing_forget();
  // Curses does not see that its numbers mean something else now.
  nr_repaint();
}

void nr_define_pair(int pair, int foreground, int background) {
  if (!has_own_colours) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  }
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
  init_extended_pair(pair, foreground, background);
#else
  init_pair((short)pair, (short)foreground, (short)background);
#endif
}

static attr_t curses_attributes(uint8_t attributes) {
  attr_t result = A_NORMAL;
  if (attributes & NR_BOLD) result |= A_BOLD;
  if (attributes & NR_DIM) result |= A_DIM;
  if (attributes & NR_ITALIC) result |= A_ITALIC;
  if (attributes & NR_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & NR_REVERSE) result |= A_REVERSE;
  return result;
}

// A blank drawn as the cell is: apart from its scalar, all that curses wants to know of a cell.
static const cchar_t *blank_like(const nr_cell *cell) {
  static cchar_t blank;
  static int pair = -1;
  static int attributes;
  if (cell->pair != pair || cell->attributes != attributes) {
    pair = cell->pair;
    attributes = cell->attributes;
    setcchar(&blank, L" ", curses_attributes(cell->attributes), cell->pair, NULL);
  }
  return &blank;
}

// Makes one glyph; one with marks that curses would refuse is a blank.
static void set_glyph(cchar_t *glyph, const nr_cell *cell, wchar_t scalar, bool has_marks) {
  *glyph = *blank_like(cell);
  if (!has_marks) {
    glyph->chars[0] = scalar;
    return;
  }
  wchar_t text[5] = {scalar};
  for (int i = 0; i < 3; i++) text[i + 1] = (wchar_t)(cell->marks >> 21 * i & 0x1FFFFF);
  cchar_t marked;
  attr_t attributes = curses_attributes(cell->attributes);
  if (setcchar(&marked, text, attributes, cell->pair, NULL) == OK) *glyph = marked;
}

// The columns curses would give a scalar. A row in which it counts otherwise than the frame would
// be torn, so such a scalar is not handed to it.
static int curses_width(uint32_t scalar) {
  if (scalar >= 0x20 && scalar < 0x7f) return 1;
  return wcwidth((wchar_t)scalar);
}

static wchar_t stand_in(void) { return wcwidth(0xFFFD) == 1 ? 0xFFFD : L'?'; }

void nr_paint(int row, int column, const nr_cell *cells, int count) {
  if (screen == NULL || row < 0 || row >= LINES || column < 0 || column >= COLS) return;
  static cchar_t line[ROW_LIMIT + 1];
  const int room = COLS - column < ROW_LIMIT ? COLS - column : ROW_LIMIT;
  const int limit = count < room ? count : room;
  int used = 0;
  for (int next = 0; next < limit; next++) {
    const nr_cell *cell = &cells[next];
    if (cell->width == 1 && curses_width(cell->scalar) == 1) {
      set_glyph(&line[used++], cell, (wchar_t)cell->scalar, cell->marks != 0);
      continue;
    }
    bool has_right_half = next + 1 < limit && cells[next + 1].width == 0;
    if (cell->width == 2 && has_right_half && curses_width(cell->scalar) == 2) {
      // Curses makes the right half itself.
      set_glyph(&line[used++], cell, (wchar_t)cell->scalar, cell->marks != 0);
      next++;
    } else {
      set_glyph(&line[used++], cell, cell->width == 0 ? L' ' : stand_in(), false);
    }
  }
  memset(&line[used], 0, sizeof *line);
  // Into the screen that is to be, past the window that curses would have to copy there: the frame
  // knows what has changed. Unlike the functions that add text, this one neither wraps nor scrolls
  // at the last corner.
  mvwadd_wchnstr(newscr, row, column, line, used);
}

void nr_place_cursor(int row, int column, bool is_visible) {
  if (!is_held) return;
  if (row >= 0 && row < LINES && column >= 0 && column < COLS) wmove(newscr, row, column);
  is_cursor_wanted = is_visible;
}

void nr_report_mouse(bool is_wanted) {
  if (!is_held || is_wanted == is_mouse_on || !speaks_ansi()) return;
  is_mouse_on = is_wanted;
  put(is_wanted ? mouse_on : mouse_off);
}

void nr_ask_background(void) {
  if (!is_held || !speaks_ansi()) return;
  if (!is_notice_on) put(notice_on);
  is_notice_on = true;
  put(background_question);
  stage_pending();
  stage_send();
}

void nr_repaint(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}

void nr_update(void) {
  if (!is_held) return;
  // Not curs_set, which would send its few bytes as a write of their own. A cursor that appears
  // does so where it is to be.
  if (!is_cursor_wanted && !is_cursor_hidden) put(nr_capability("civis"));
  stage_pending();
  doupdate();
  if (is_cursor_wanted && is_cursor_hidden) put(nr_capability("cnorm"));
  is_cursor_hidden = !is_cursor_wanted;
  stage_pending();
  stage_send();
}

// MARK: Input

ptrdiff_t nr_read(uint8_t *bytes, size_t limit) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  // Asked first, so that the descriptor, which the shell shares, need not be made non-blocking.
  int ready = poll(&input, 1, 0);
  if (ready == 0) return 0;
  if (ready < 0) return errno == EINTR || errno == EAGAIN || errno == ENOMEM ? 0 : -1;
  ssize_t count = read(STDIN_FILENO, bytes, limit);
  if (count > 0) return count;
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
  return -1;
}
