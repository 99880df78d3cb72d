#include <dlfcn.h>
#include <stddef.h>
#include <sys/socket.h>

// libcurl is looked for when something is sent, and not linked: the program starts without it. Its numbers and names are
// part of its binary interface, which has been the same since 2006 (https://curl.se/libcurl/abi.html), so that no header
// of it is needed.
#ifdef __APPLE__
#define CURL_LIBRARY_NAME "libcurl.4.dylib"
#else
#define CURL_LIBRARY_NAME "libcurl.so.4"
#endif

// Whether a connection to this address may be made; asked when the name has been resolved, so that no name can lead
// elsewhere than was looked at.
typedef int (*curl_may_connect)(const struct sockaddr *address);

struct curl_library_address {
  int family;
  int socktype;
  int protocol;
  unsigned int addrlen;
  struct sockaddr addr;
};

struct curl_library_call {
  curl_may_connect may_connect;
  int was_refused;
};

static inline int curl_library_open(void *context, int purpose, struct curl_library_address *address) {
  struct curl_library_call *call = (struct curl_library_call *)context;
  (void)purpose;
  if (!call->may_connect(&address->addr)) {
    call->was_refused = 1;
    return -1;
  }
  return socket(address->family, address->socktype, address->protocol);
}

static inline size_t curl_library_ignore(char *bytes, size_t size, size_t count, void *context) {
  (void)bytes;
  (void)context;
  return size * count;
}

// The library, made ready once; NULL where it is not on the machine. Not to be called by two threads at once.
static inline void *curl_library_load(void) {
  void *library = dlopen(CURL_LIBRARY_NAME, RTLD_NOW | RTLD_LOCAL);
  if (!library) return NULL;
  int (*prepare)(long) = (int (*)(long))dlsym(library, "curl_global_init");
  // CURL_GLOBAL_ALL
  return prepare && prepare(3) == 0 ? library : NULL;
}

struct curl_library_result {
  // 0, or what libcurl calls CURLcode; -1 where something of the library is missing.
  int code;
  int was_refused;
  long status;
};

// Posts a body and waits for the status of the answer. No redirect is followed, no proxy is asked, nothing of the answer
// is kept.
static inline struct curl_library_result curl_library_post(
    void *library, const char *url, const char *const *headers, int header_count, const char *body, long length,
    long timeout_in_milliseconds, curl_may_connect may_connect) {
  struct curl_library_result result = {-1, 0, 0};
  void *(*init)(void) = (void *(*)(void))dlsym(library, "curl_easy_init");
  int (*set)(void *, int, ...) = (int (*)(void *, int, ...))dlsym(library, "curl_easy_setopt");
  int (*perform)(void *) = (int (*)(void *))dlsym(library, "curl_easy_perform");
  int (*info)(void *, int, ...) = (int (*)(void *, int, ...))dlsym(library, "curl_easy_getinfo");
  void (*cleanup)(void *) = (void (*)(void *))dlsym(library, "curl_easy_cleanup");
  void *(*append)(void *, const char *) = (void *(*)(void *, const char *))dlsym(library, "curl_slist_append");
  void (*release)(void *) = (void (*)(void *))dlsym(library, "curl_slist_free_all");
  void *handle = init && set && perform && info && cleanup && append && release ? init() : NULL;
  if (!handle) return result;
  void *list = NULL;
  for (int index = 0; index < header_count; index++) list = append(list, headers[index]);
  struct curl_library_call call = {may_connect, 0};
  int failed = 0;
  failed |= set(handle, 99, 1L);                              // NOSIGNAL
  failed |= set(handle, 181, 3L);                             // PROTOCOLS: HTTP and HTTPS
  failed |= set(handle, 10002, url);                          // URL
  failed |= set(handle, 10004, "");                           // PROXY: none, whatever the environment says
  failed |= set(handle, 52, 0L);                              // FOLLOWLOCATION
  failed |= set(handle, 47, 1L);                              // POST
  failed |= set(handle, 60, length);                          // POSTFIELDSIZE
  failed |= set(handle, 10015, body);                         // POSTFIELDS
  failed |= set(handle, 10023, list);                         // HTTPHEADER
  failed |= set(handle, 155, timeout_in_milliseconds);        // TIMEOUT_MS
  failed |= set(handle, 20011, curl_library_ignore);          // WRITEFUNCTION
  failed |= set(handle, 20163, curl_library_open);            // OPENSOCKETFUNCTION
  failed |= set(handle, 10164, &call);                        // OPENSOCKETDATA
  if (!failed) {
    result.code = perform(handle);
    result.was_refused = call.was_refused;
    info(handle, 0x200002, &result.status);                   // RESPONSE_CODE
  }
  cleanup(handle);
  release(list);
  return result;
}
