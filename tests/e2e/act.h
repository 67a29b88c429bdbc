/* The directives that do something: HOLDS when it is done, else NEVER. */
#ifndef ACT_H
#define ACT_H

#include "call.h"

enum verdict act_env(struct call *c);
enum verdict act_cwd(struct call *c);
enum verdict act_copy(struct call *c);
enum verdict act_write(struct call *c);
enum verdict act_sh(struct call *c);
enum verdict act_timeout(struct call *c);

enum verdict act_run(struct call *c);
enum verdict act_start(struct call *c);
enum verdict act_use(struct call *c);
enum verdict act_size(struct call *c);
enum verdict act_signal(struct call *c);
enum verdict act_hangup(struct call *c);

enum verdict act_key(struct call *c);
enum verdict act_type(struct call *c);
enum verdict act_paste(struct call *c);
enum verdict act_pastefile(struct call *c);
enum verdict act_settle(struct call *c);

enum verdict act_snapshot(struct call *c);
enum verdict act_svg(struct call *c);

/* Lets the block of the step be what shows. */
void act_record(struct call *c);

#endif
