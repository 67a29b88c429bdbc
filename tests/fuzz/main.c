/*
 * Runs a fuzz target over files, one after the other: what an earlier run
 * found, or seeds.  So every target builds with any compiler:
 *
 *	make tests/fuzz/fuzz-capture && tests/fuzz/fuzz-capture FILE...
 *
 * With clang's libFuzzer, which brings a main of its own:
 *
 *	make tests/fuzz/fuzz-capture CC=clang CPPFLAGS=-DFUZZ_NO_MAIN \
 *		CFLAGS='-g -O1 -fsanitize=fuzzer'
 *	tests/fuzz/fuzz-capture FOLDER
 *
 * in a build folder of its own, configured with --enable-sanitizers.
 */

#include "config.h"

#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef FUZZ_NO_MAIN

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		if (!f) {
			perror(argv[i]);
			return 2;
		}
		struct buf data = BUF_INIT;
		char room[4096];
		for (size_t n; (n = fread(room, 1, sizeof(room), f)); )
			buf_add(&data, room, n);
		fclose(f);
		LLVMFuzzerTestOneInput((const uint8_t *)buf_str(&data), data.len);
		buf_done(&data);
	}
	return 0;
}

#endif
