#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "CNcurses.h"

const char *nr_type(void) {
  const char *type = getenv("TERM");
  return type == NULL ? "" : type;
}

const char *nr_variable(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? "" : value;
}

const char *nr_capability(const char *name) {
  const char *string = tigetstr(name);
  return string == (const char *)-1 ? NULL : string;
}

bool nr_describe(void) {
  if (cur_term != NULL) return true;
  const char *type = nr_type();
  int found = 0;
  // A terminal that cannot move its cursor is described as well, but called generic.
  return *type != '\0' && setupterm(type, STDOUT_FILENO, &found) == OK;
}

bool nr_has_flag(const char *name) { return cur_term != NULL && tigetflag(name) == 1; }

int nr_number(const char *name) { return cur_term == NULL ? -1 : tigetnum(name); }

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// Only the character set is set: numbers and messages stay as the program finds them.
static void choose_utf8(void) {
  static const char *const others[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return;
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    if (setlocale(LC_CTYPE, others[i]) != NULL && is_utf8()) return;
  }
}

const char *nr_charset(void) {
  static bool is_chosen;
  // Once, before there are other threads: to set the locale is not safe among them.
  if (!is_chosen) choose_utf8();
  is_chosen = true;
  return nl_langinfo(CODESET);
}
