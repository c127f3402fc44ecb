import Glibc

/// The machine.
enum Host {
    /// Its name, as it may stand in a journal's origin.
    static var name: String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
        let name = bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let plain = name.filter { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "+") }
        return plain.isEmpty ? "localhost" : String(decoding: plain, as: UTF8.self)
    }
}
