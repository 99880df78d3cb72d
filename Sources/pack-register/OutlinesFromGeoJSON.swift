import Foundation
func packedOutlines(geoJSON: Data) throws -> [UInt8] { [] }
