import Testing

/// What the rules see of a text: code, never comments, and strings apart.
@Suite struct LexerTests {
    @Test(arguments: [
        ("let a = 1 // print(a)", "let a = 1"),
        ("/* print /* nested */ print */ a", "a"),
        ("\"print(1) // no\" + b", "<print(1) // no> + b"),
        ("\"\\(name!) and\" x", "< and> name ! x"),
        ("\"\\(f(\"in\", (1)))\" x", "<> f ( <in> , ( 1 ) ) x"),
        ("#\"raw \\(x) \"quoted\" \"# y", "<raw \\(x) \"quoted\" > y"),
        ("#\"\\#(x)\"# y", "<> x y"),
        ("\"escaped \\\" quote\" y", "<escaped  quote> y"),
        ("\"\"\"\nlong \"text\"\n\"\"\" z", "<\nlong \"text\"\n> z"),
        ("func `prints (a) \"b\" //`() {}", "func `prints (a) \"b\" //` ( ) { }"),
        ("\"never closed\nnext", "<never closed> next"),
        ("", ""), ("/* never closed", ""), ("\"", "<>"), ("`", "`"),
    ])
    func `a text is cut into tokens`(text: String, expected: String) {
        let seen = Lexer(text).tokens.map { $0.kind == .string ? "<\($0.text)>" : $0.text }
        #expect(seen.joined(separator: " ") == expected)
    }

    @Test func `a token knows its line, behind comments and long strings too`() {
        let text = "a\n/* \n */ b \"\"\"\n one\n two\n \"\"\"\nc"
        let lexer = Lexer(text)
        #expect(lexer.tokens.filter { $0.kind == .word }.map(\.line) == [1, 3, 7])
        #expect(lexer.literalLines == [4, 5, 6])
    }

    @Test func `a token knows whether it touches the one before`() {
        #expect(
            Lexer("a! = !b \"s\"!").tokens.map(\.touchesPrevious) == [
                false, true, false, false, true, false, true,
            ]
        )
    }
}
