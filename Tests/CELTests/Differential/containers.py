"""Names in a container: which of several variables, types and macros' variables a name stands for. With the checker only:
the engine resolves no names without it."""
CONTAINER = "com.example.app"
VARIABLES = {
    name: ("int", value, {"int": str(value)}) for name, value in [
        ("x", 1), ("com.x", 2), ("com.example.x", 3), ("com.example.app.x", 4), ("y", 5), ("com.y", 6), ("example.z", 7), ("com.example.z", 8),
        ("com.example.app.y.z", 9), ("app.w", 10), ("com.int", 11), ("com.example.app.google.protobuf.q", 12), ("com.example.app.v", 13), ("v", 14)]}
VARIABLES["com.m"] = ("map(string, int)", {"x": 20, "y": 21}, {"map": [{"key": {"string": "x"}, "value": {"int": "20"}}, {"key": {"string": "y"}, "value": {"int": "21"}}]})
VARIABLES["com.example.m"] = ("map(string, dyn)", {"z": {"x": 22}}, {"map": [{"key": {"string": "z"}, "value": {"map": [{"key": {"string": "x"}, "value": {"int": "22"}}]}}]})
WORDS = ["x", "y", "z", "w", "v", "m", "com", "example", "app", "int", "google", "protobuf", "q", "nowhere"]


def name(rng): return rng.choice(["", "", "."]) + ".".join(rng.choice(WORDS) for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4])))


def expression(rng):
    a, b = name(rng), name(rng)
    local = rng.choice(WORDS)
    return rng.choice([
        a, a, f"{a} + {b}", f"[1, 2].map({local}, {a})", f"[{{'x': 1, 'z': {{'x': 2}}}}].map({local}, {a})", f"cel.bind({local}, 100, {a})", f"[5].exists({local}, {a} == 5)", f"has({a}.x)", f"type({a}) == {b}", f"{a}[{b}]",
        f"[7].transformList({local}, {rng.choice(WORDS)}, {a})", f"cel.bind({local}, {{'y': {{'z': 3}}}}, {a})", f"{a} == {b}", f"{a}({b})", f"int({a})", f".int({a})", f"com.int({a})", f"google.protobuf.Int64Value{{value: {a}}}", f".google.protobuf.Timestamp{{seconds: {a}}}"])


def sources(rng, count):
    for _ in range(count): yield expression(rng), [False]
