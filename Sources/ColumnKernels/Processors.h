// One body for every processor: the compiler makes a version for each of these kinds of x86 and the loader picks one;
// elsewhere there is the plain one.
#ifndef PROCESSORS_H
#define PROCESSORS_H

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif
#define INLINE static inline __attribute__((always_inline))

#endif
