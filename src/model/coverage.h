#ifndef MODEL_COVERAGE_H
#define MODEL_COVERAGE_H

/*
 * Questions against sources: which interview, document or page touched which
 * question, and what the interviews still to come must ask.
 */

struct reply;
struct sitting;

/* Answers with the table, a row per question, chosen rows going there. */
void coverage_report(struct sitting *, struct reply *);

#endif
