/// How days are written.
public enum DateStyle: String, CaseIterable, Sendable {
    case iso = "2026-03-31"
    case british = "31/03/2026"
    case packed = "31032026"
}

/// What must hold before a profile's files are written.
public enum ProfileCheck: String, CaseIterable, Sendable {
    /// The rows sum to what the funder is asked for.
    case ties
    /// Every cost left a bank.
    case defrayed
    /// Every claim has evidence, or says why there is none.
    case evidenced
    /// Each list of a drawdown that leaves no row out sums by cost heading to what the drawdown
    /// asks under it.
    case headings
}

/// Who publishes grants in the 360Giving standard.
public struct Publisher: Hashable, Sendable {
    /// The prefix that the publisher was given, without `360G-`.
    public let prefix: String
    /// The organisation's id, as `GB-CHC-1234567`.
    public let organisation: String
    public let name: String
    /// The licence under which the data is open.
    public let licence: String

    public init(prefix: String, organisation: String, name: String, licence: String) {
        self.prefix = prefix
        self.organisation = organisation
        self.name = name
        self.licence = licence
    }
}

extension Profile {
    /// A code in the words of a map; `*` stands for whatever the map does not name.
    ///
    /// - Throws: ``ProfileError/notMapped(map:code:)``.
    func word(for code: String, by map: String) throws(ProfileError) -> String {
        guard let word = maps[map]?[code] ?? maps[map]?["*"] else {
            throw .notMapped(map: map, code: code)
        }
        return word
    }
}
