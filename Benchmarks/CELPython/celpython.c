/* Our evaluator as a module of Python, as thin as it gets: only to time it in the situation of the peers. */
#include <Python.h>
#include <stdint.h>

extern void *cel_condition(const char *path, int32_t number);
extern int32_t cel_evaluate(void *condition);

static PyObject *condition(PyObject *self, PyObject *arguments) {
  const char *path;
  int number;
  if (!PyArg_ParseTuple(arguments, "si", &path, &number)) return NULL;
  void *prepared = cel_condition(path, number);
  if (!prepared) return PyErr_Format(PyExc_ValueError, "found no condition %d in %s", number, path);
  return PyCapsule_New(prepared, "condition", NULL);
}

/* True, False, None for unknown; anything else is an error. */
static PyObject *evaluate(PyObject *self, PyObject *capsule) {
  void *prepared = PyCapsule_GetPointer(capsule, "condition");
  if (!prepared) return NULL;
  switch (cel_evaluate(prepared)) {
    case 0: Py_RETURN_FALSE;
    case 1: Py_RETURN_TRUE;
    case 2: Py_RETURN_NONE;
    default: return PyErr_Format(PyExc_ValueError, "found neither a bool nor an unknown");
  }
}

static PyMethodDef methods[] = {
  {"condition", condition, METH_VARARGS, NULL},
  {"evaluate", evaluate, METH_O, NULL},
  {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "celpython", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_celpython(void) { return PyModule_Create(&module); }
