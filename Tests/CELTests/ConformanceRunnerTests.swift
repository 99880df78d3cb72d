import CEL
import Testing

@testable import cel_conformance

/// Suites in every form that the runner reads, and in forms that it does not.
struct ConformanceRunnerTests {
  func outcome(_ json: String) throws -> String {
    let suite = try Suite(Array("[\(json)]".utf8))
    let test = try #require(suite.tests.first)
    switch CaseRunner(zones: TimeZones()).run(test) {
    case .passed: return "passed"
    case .failed(let expected, let got): return "failed: \(expected), \(got)"
    case .outOfScope: return "out of scope"
    case .malformed(let problem): return "malformed: \(problem)"
    }
  }

  @Test(arguments: [
    #"{"expr": "1", "expect": {"value": {"int": "1"}}}"#, #"{"expr": "true"}"#, #"{"expr": "true", "expect": null}"#,
    #"{"expr": "1", "expect": {"value": {"int": 1}, "type": "int"}}"#,
    #"{"expr": "1", "value": {"int": "1"}}"#, #"{"expr": "[", "expect": {"error": [{"message": "?"}]}}"#,
    #"{"expr": "1 / 0", "expect": {"eval_error": {"errors": [{}]}}}"#,
    #"{"expr": "y", "expect": {"any_eval_errors": {}}}"#,
    #"{"expr": "1", "expect": {"typed_result": {"result": {"int": "1"}, "deduced_type": "int"}}}"#,
    #"{"expr": "[x]", "check_only": true, "type_env": [{"name": "x", "type": "map(string, list(dyn))"}], "expect": {"type": "list(map(string, list(dyn)))"}}"#,
    #"{"expr": "x", "type_env": [{"name": "x", "type": "int"}], "expect": {"error": [{}]}}"#,
    #"{"expr": "x", "type_env": [{"name": "x", "type": "int"}], "bindings": {"x": {"unknown": true}}, "expect": {"unknown": true}}"#,
    #"{"expr": "x", "bindings": {"x": {"error": {}}}, "expect": {"error": [{}]}}"#,
    #"{"expr": "x", "bindings": {"x": {"int": "5"}}, "expect": {"value": {"int": "5"}}}"#,
    #"{"expr": "x == [null, true, 1u, -0.0, 'é', b'\\xff', int]", "bindings": {"x": {"value": {"list": [{"null": true}, {"bool": true}, {"uint": "1"}, {"double": "-0"}, {"string": "é"}, {"bytes": "/w=="}, {"type": "int"}]}}}}"#,
    #"{"expr": "x", "bindings": {"x": {"value": {"map": [{"key": {"uint": "1"}, "value": {"double": "NaN"}}]}}}, "expect": {"value": {"map": [{"key": {"uint": "1"}, "value": {"double": "NaN"}}]}}}"#,
    #"{"expr": "timestamp(0)", "expect": {"value": {"timestamp": "1970-01-01T00:00:00Z"}}}"#,
    #"{"expr": "duration('-1.5s')", "expect": {"value": {"duration": {"seconds": "-1", "nanos": -500000000}}}}"#,
    #"{"expr": "optional.of(1)", "expect": {"value": {"optional": {"int": "1"}}}}"#,
    #"{"expr": "optional.none()", "expect": {"value": {"optional": null}}}"#,
    #"{"expr": "x + 1", "bindings": {"x": {"value": {"object": {"type": "google.protobuf.Int64Value", "fields": {"value": {"int": "2"}}}}}}, "expect": {"value": {"int": "3"}}}"#,
    #"{"expr": "x", "container": "a.b", "type_env": [{"name": "a.x", "type": "int"}], "bindings": {"a.x": {"value": {"int": "9"}}}, "expect": {"value": {"int": "9"}}}"#,
    #"{"expr": "f(1)", "check_only": true, "type_env": [{"name": "f", "kind": "function", "overloads": [{"id": "f", "params": ["int"], "result": "param(T)"}]}], "expect": {"type": "dyn"}}"#,
    #"{"expr": "[1].all(x, true)", "disable_macros": true, "disable_check": true, "expect": {"error": [{}]}}"#,
    "{\"expr\": \"'\u{FEFF}a'\", \"expect\": {\"value\": {\"string\": \"\u{FEFF}a\"}}}",
    #"{"expr": "'\\ud83d\\ude00' == '\\U0001F600'"}"#.replacing("\\\\ud83d\\\\ude00", with: "\\ud83d\\ude00"),
  ])
  func everyFormIsRead(json: String) throws { #expect(try outcome(json) == "passed") }

  @Test(arguments: [
    ("7", "no text under 'expr'"), (#"{"expr": 5}"#, "no text under 'expr'"),
    (#"{"expr": "1", "expect": {"value": {"int": "1x"}}}"#, "the int the text '1x'"),
    (#"{"expr": "1", "expect": {"value": {"int": "1", "uint": "1"}}}"#, "a value that is an object"),
    (#"{"expr": "1", "expect": {"value": {"float": "1"}}}"#, "the float the text '1'"),
    (#"{"expr": "1", "expect": {"value": {"bytes": "?"}}}"#, "the bytes the text '?'"),
    (#"{"expr": "1", "expect": []}"#, "'expect' is a list"),
    (#"{"expr": "1", "disable_check": "yes"}"#, "'disable_check' is"),
    (#"{"expr": "x", "bindings": [1]}"#, "'bindings' is a list"),
    (#"{"expr": "x", "bindings": {"x": 1}}"#, "a binding that is"),
    (#"{"expr": "x", "type_env": {}}"#, "'type_env' is an object"),
    (#"{"expr": "x", "type_env": [{}]}"#, "a declaration without"),
    (#"{"expr": "x", "type_env": [{"name": "x", "type": "list("}]}"#, "the type 'list('"),
    (#"{"expr": "x", "type_env": [{"name": "x", "type": 5}]}"#, "a type that is the number 5"),
    (
      #"{"expr": "x", "bindings": {"x": {"value": {"timestamp": {"seconds": "5", "nanos": "x"}}}}}"#,
      "the timestamp an object"
    ),
    (
      #"{"expr": "x", "needs_proto": false, "bindings": {"x": {"value": {"object": {"type": "a.B"}}}}}"#,
      "the message a.B"
    ),
  ])
  func whatIsMalformedIsSaid(json: String, problem: String) throws {
    let result = try outcome(json)
    #expect(result.hasPrefix("malformed: \(problem)"), "\(result)")
  }

  @Test func messagesAreOutOfScope() throws {
    #expect(try outcome(#"{"expr": "x", "needs_proto": true}"#) == "out of scope")
    #expect(try outcome(#"{"expr": "x", "type_env": [{"name": "x", "type": "message(a.B)"}]}"#) == "out of scope")
  }

  @Test(arguments: [
    ("", 1), ("{", 1), ("{\"tests\": [\n{\"a\": 1,]}", 2), ("[1\n,\n\"a", 3), ("[1] 2", 1), ("{\"tests\": 5}", 1),
    ("[nul]", 1),
    ("[\"\\q\"]", 1), ("[\"\\u12\"]", 1), (String(repeating: "[", count: 5000), 1),
  ])
  func filesThatAreNoSuitesArePointedAt(text: String, line: Int) {
    do {
      _ = try Suite(Array(text.utf8))
      Issue.record("it was read")
    } catch let error as JSONReader.Malformed {
      #expect(error.line == line, "\(error)")
    } catch {
      #expect(error is Malformed, "\(error)")
    }
  }
}
