public import ArgumentParser
public import Identifiers

extension Code: ExpressibleByArgument where Subject: CodeSubject {
    public init?(argument: String) {
        guard let code = try? Code(argument) else { return nil }
        self = code
    }
}
