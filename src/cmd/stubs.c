#include "config.h"
#include "cmd/cmd.h"
#define STUB(n) __attribute__((weak)) int n(int argc, char **argv) { (void)argc, (void)argv; return 2; }
STUB(cmd_edit) STUB(cmd_view) STUB(cmd_line) STUB(cmd_guide) STUB(cmd_check) STUB(cmd_import) STUB(cmd_history) STUB(cmd_restore) STUB(cmd_reopen)
