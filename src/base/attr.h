#ifndef BASE_ATTR_H
#define BASE_ATTR_H

/* The compiler attributes the project allows itself. */

#if defined(__GNUC__) || defined(__clang__)
#define ATTR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define ATTR_FORMAT_OF(arg) __attribute__((format_arg(arg)))	/* returns that format, translated */
#define ATTR_NORETURN __attribute__((noreturn))
#define ATTR_MUST_USE __attribute__((warn_unused_result))
#else
#define ATTR_PRINTF(fmt, args)
#define ATTR_FORMAT_OF(arg)
#define ATTR_NORETURN
#define ATTR_MUST_USE
#endif

#endif
