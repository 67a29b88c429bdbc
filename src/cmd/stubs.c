#include "config.h"
#include "cmd/cmd.h"
__attribute__((weak)) int cmd_check(int argc, char **argv) { (void)argc, (void)argv; return 2; }
