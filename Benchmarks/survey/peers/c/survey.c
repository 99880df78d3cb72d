// The findings of all rows at all destinations. The rules themselves are in rules.inc, made from the table of rules.
#include "words.h"
#include <pthread.h>

// In the order in which the table reads them; a truth has two: its values, then whether they are known.
typedef struct {
  const void *const *columns;
  uint8_t *const *findings;
  size_t first, last;
} part;

static void *survey_part(void *given) {
  const part *p = given;
  for (size_t w = p->first; w < p->last; w++) {
#include "rules.inc"
  }
  return NULL;
}

// Touches all that a survey has to: reads each column once and writes each finding once.
static void *touch_part(void *given) {
  const part *p = given;
  word all = 0;
  for (size_t w = p->first; w < p->last; w++) {
#include "touch.inc"
    for (int to = 0; to < DESTINATIONS; to++) store_findings(p->findings[to], w, all, all, all, all);
  }
  return NULL;
}

static void in_threads(void *(*work)(void *), const void *const *columns, uint8_t *const *findings, size_t words, int threads) {
  pthread_t thread[64];
  part parts[64];
  if (threads > 64) threads = 64;
  for (int i = 0; i < threads; i++)
    parts[i] = (part){columns, findings, words * (size_t)i / (size_t)threads, words * (size_t)(i + 1) / (size_t)threads};
  int started = 1;
  while (started < threads && pthread_create(&thread[started], NULL, work, &parts[started]) == 0) started++;
  work(&parts[0]);
  for (int i = started; i < threads; i++) work(&parts[i]);
  for (int i = 1; i < started; i++) pthread_join(thread[i], NULL);
}

void survey(const void *const *columns, uint8_t *const *findings, size_t words, int threads) {
  in_threads(survey_part, columns, findings, words, threads);
}

void touch(const void *const *columns, uint8_t *const *findings, size_t words, int threads) {
  in_threads(touch_part, columns, findings, words, threads);
}

const char *form(void) { return FORM; }
