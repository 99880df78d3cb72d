#pragma once

#include <spawn.h>

/* glibc has these since 2.34, 2.29 and 2.27; its headers hide them from a compiler that does not define _GNU_SOURCE, as
   Swift's does not. */
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int memfd_create(const char *name, unsigned int flags);
