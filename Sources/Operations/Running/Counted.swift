/// `1 line`, `2 lines`: a noun whose plural ends in s.
func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}
