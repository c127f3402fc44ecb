import Integrity

/// How much of what is optional a sample holds.
enum Extent: String, CaseIterable, Sendable {
    /// Everything, and lists of two.
    case full
    /// Nothing: `-`, and the shortest list that may be.
    case least

    func optional<Value>(_ value: Value) -> Value? { self == .full ? value : nil }

    func list<Item>(_ items: Item...) -> [Item] { self == .full ? items : [] }
}

/// A digest that shows which sample value it stands for.
func digest(_ number: UInt8) throws -> Digest {
    try Digest(bytes: (0..<32).map { number &* 16 &+ $0 })
}

/// A seal that shows which sample value it stands for.
func seal(_ number: UInt8) throws -> Seal { try Seal(hex: digest(number).hex) }
