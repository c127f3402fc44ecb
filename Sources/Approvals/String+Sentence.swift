extension String {
    /// The same with a capital letter, to start a sentence.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
