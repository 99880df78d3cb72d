/// The treaties whose parties the register keeps, by the names that people know.
enum Treaty {
  static func name(_ id: String, _ context: PageContext) -> String {
    switch id {
    case "refugee-convention-1951": context.say(.treatyRefugeeConvention)
    case "refugee-protocol-1967": context.say(.treatyRefugeeProtocol)
    case "cat": context.say(.treatyCAT)
    case "iccpr": context.say(.treatyICCPR)
    case "echr": context.say(.treatyECHR)
    case "eu-asylum-law": context.say(.treatyEU)
    default: String(id.map { $0 == "-" ? " " : $0 })
    }
  }
}
