#include <dlfcn.h>
#include <qrencode.h>
#include <string.h>

// The library is looked for when a symbol is drawn, and not linked: few machines have it, and a program that was copied to
// one without it must start.
#ifdef __APPLE__
#define QRENCODE_LIBRARY "libqrencode.4.dylib"
#else
#define QRENCODE_LIBRARY "libqrencode.so.4"
#endif

// Writes a byte for each module, row by row; bit 0 is set where it is dark. Gives the modules of a side; 0 where the
// library is not there, the text is too long, or the symbol larger than `capacity` modules.
static inline int qrencode_modules(const unsigned char *text, int count, unsigned char *modules, int capacity) {
  void *library = dlopen(QRENCODE_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  int width = 0;
  __typeof__(&QRcode_encodeData) encode = (__typeof__(&QRcode_encodeData))dlsym(library, "QRcode_encodeData");
  __typeof__(&QRcode_free) release = (__typeof__(&QRcode_free))dlsym(library, "QRcode_free");
  // Version 0 is the smallest that holds the text; level M reads on with 15 % of it damaged.
  QRcode *code = encode && release ? encode(count, text, 0, QR_ECLEVEL_M) : NULL;
  if (code) {
    if (code->width * code->width <= capacity) {
      width = code->width;
      memcpy(modules, code->data, (size_t)(width * width));
    }
    release(code);
  }
  dlclose(library);
  return width;
}
