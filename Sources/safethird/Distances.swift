internal import BuiltInRegister
internal import Geography
internal import Pages

extension LoadedRegister {
  /// With the outlines of this program; without them there are no distances.
  var distances: Distances { Distances(norms, try? Outlines(bytes: BuiltInRegister.outlines)) }
}
