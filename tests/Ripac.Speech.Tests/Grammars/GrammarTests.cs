using System.Diagnostics;
using Ripac.Speech.Grammars;

namespace Ripac.Speech.Tests.Grammars;

public class GrammarTests
{
    private static readonly string[] Vocabulary = ["a", "b", "c"];

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b", "a b")]
    [InlineData("a | b", "a", "b")]
    [InlineData("[a] b", "a b", "b")]
    [InlineData("a+", "a", "a a", "a a a")]
    [InlineData("a* b", "a a b", "a b", "b")]
    [InlineData("(a | b c)+", "a", "a a", "a a a", "a b c", "b c", "b c a")]
    [InlineData("<pair> <pair>", "a b a b", "a b c", "c a b", "c c")]
    [InlineData("[a | <NULL>] \"B\"", "a b", "b")]
    [InlineData("/0/ a | /1/ b", "b")]
    [InlineData("a // b\n /* c ; */ c", "a c")]
    public void Accepts_what_its_rules_say(string rule, params string[] sentences)
    {
        Grammar grammar = Parse($"public <s> = {rule};\n<pair> = (a b) | c;");
        int longest = sentences.Max(sentence => sentence.Split(' ').Length);
        Assert.Equal(sentences.Order(), Sentences(grammar, longest).Order());
    }

    [Theory]
    [InlineData("(a | b)+ {length=2}", "a a", "a b", "b a", "b b")]
    [InlineData("(a | b)* {length=1-2} c", "a a c", "a b c", "a c", "b a c", "b b c", "b c")]
    [InlineData("(a+ {length=2} b)+ {length=3-6}", "a a b", "a a b a a b")]
    [InlineData("[a] b+ {length=2} c", "a b b c", "b b c")]
    public void Lengths_count_words(string rule, params string[] sentences) =>
        Assert.Equal(sentences, Sentences(Parse($"public <s> = {rule};"), 6).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("luhn", "4539578763621486", "79927398713", "0")]
    [InlineData("ean", "4006381333931", "73513537", "036000291452")]
    [InlineData("mod11", "0306406152", "0471958697")]
    [InlineData("mod97", "98", "3214282912345698765432161182")] // the example of ISO 13616: GB82 WEST 1234 5698 7654 32
    public void Check_digits_are_those_of_the_standards(string check, params string[] numbers)
    {
        Grammar grammar = Digits($"<d>+ {{check={check}}}");
        foreach (string number in numbers)
        {
            Assert.True(Accepts(grammar, number), number);
            for (int i = 0; i < number.Length; i++)
            {
                char other = number[i] == '9' ? '0' : (char)(number[i] + 1);
                Assert.False(Accepts(grammar, number[..i] + other + number[(i + 1)..]), $"{number} with {other} at {i}");
            }
        }
    }

    [Fact]
    public void A_card_number_has_few_nodes_and_is_under_check_to_its_last_digit()
    {
        Grammar grammar = Digits("<d>+ {length=16} {check=luhn}");
        Assert.True(Accepts(grammar, "4539578763621486"));
        Assert.False(Accepts(grammar, "79927398713"));
        Assert.InRange(grammar.NodeCount, 2, (15 * 10) + 2);
        int ends = Enumerable.Range(0, grammar.NodeCount).Single(node => grammar.FinalCost(node) != Grammar.NotFinal);
        Assert.False(grammar.IsUnderCheck(0));
        Assert.False(grammar.IsUnderCheck(ends));
        Assert.All(Enumerable.Range(1, grammar.NodeCount - 1).Where(node => node != ends), node => Assert.True(grammar.IsUnderCheck(node)));
        Assert.DoesNotContain(true, Enumerable.Range(0, 3).Select(Digits("<d> <d>").IsUnderCheck));
    }

    [Fact]
    public void Words_without_a_digit_do_not_change_a_check()
    {
        Grammar grammar = Grammar.Parse("#JSGF V1.0; grammar g; public <s> = (a {1} | b {8} | c)+ {check=luhn};", Vocabulary);
        Assert.Equal(["a b", "a b c", "a c b", "c", "c a b", "c c", "c c c"], Sentences(grammar, 3).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Alternatives_share_their_nodes_and_loops_are_small()
    {
        Grammar grammar = Parse("public <s> = (a | b | c)+;");
        Assert.Equal(2, grammar.NodeCount);
        Assert.Equal(6, grammar.Arcs.Length);
        Assert.Equal(Grammar.NotFinal, grammar.FinalCost(0));
        Assert.Equal(0, grammar.FinalCost(1));
    }

    [Fact]
    public void All_public_rules_are_alternatives()
    {
        Assert.Equal(["a", "b"], Sentences(Parse("public <x> = a; public <y> = b; <z> = c;"), 2).Order());
    }

    [Fact]
    public void Weights_are_costs_below_the_heaviest_alternative()
    {
        Grammar grammar = Parse("public <s> = /4/ a | /1/ b | /3/ c;");
        int[] costs = [.. grammar.Arcs.ToArray().OrderBy(arc => arc.Word).Select(arc => arc.Cost)];
        Assert.Equal(0, costs[0]);
        Assert.Equal(2 * 256, costs[1]);
        Assert.InRange(costs[2], (-Math.Log2(0.75) * 256) - 1, (-Math.Log2(0.75) * 256) + 1);
        Assert.Equal(256, Parse("public <s> = a (/1/ <NULL> | /2/ b);").FinalCost(1));
    }

    [Theory]
    [InlineData("public <s> = a;", 1, 1, "#JSGF")]
    [InlineData("#JSGF V1.0; public <s> = a;", 1, 13, "grammar NAME")]
    [InlineData("#JSGF V1.0; grammar g; <s> = a;", 1, 24, "no public rule")]
    [InlineData("#JSGF V1.0; grammar g;\npublic <s> = a |\n  dial;", 3, 3, "no word 'dial'")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a <t>;", 1, 39, "no rule <t>")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a <s>;", 1, 39, "refers to itself")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = <t>; <t> = [<s>] a;", 1, 49, "refers to itself")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a; <s> = b;", 1, 40, "defined twice")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = (a;", 1, 39, "expected ')'")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a | ;", 1, 41, "expected a word")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a", 1, 38, "expected ';'")]
    [InlineData("#JSGF V1.0; grammar g; public <s = a;", 1, 31, "no closing '>'")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a {tag};", 1, 39, "'{tag}' is no tag")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a {12};", 1, 39, "is no tag")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a+ {length=0};", 1, 40, "is no tag")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a+ {length=65};", 1, 40, "is no tag")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a+ {length=3-2};", 1, 40, "is no tag")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a+ {length=1-2-3};", 1, 40, "is no tag")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a+ {check=md5};", 1, 40, "is no tag")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a {1", 1, 39, "no closing '}'")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a };", 1, 39, "'}' without '{'")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = {1} a;", 1, 37, "expected a word")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a {1} {2} {3} {4} {5};", 1, 55, "more than 4 tags")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = (a a) {length=3};", 1, 24, "no word can be spoken")]
    [InlineData("#JSGF V1.0; grammar g; import <x.y>;", 1, 24, "imports")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = <VOID>;", 1, 37, "<VOID>")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = /x/ a | b;", 1, 37, "weight")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = /-1/ a | b;", 1, 37, "weight")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = /0/ a | /0/ b;", 1, 37, "above 0")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = a**;", 1, 39, "repeat of a repeat")]
    [InlineData("#JSGF V1.0; grammar g; public <s> = <NULL>;", 1, 24, "no word can be spoken")]
    [InlineData("#JSGF V1.0; grammar g; /* public <s> = a;", 1, 24, "comment without end")]
    [InlineData("", 1, 1, "#JSGF")]
    public void Says_what_is_wrong_and_where(string text, int line, int column, string problem)
    {
        GrammarException error = Assert.Throws<GrammarException>(() => Grammar.Parse(text, Vocabulary));
        Assert.Contains(problem, error.Message);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    public static TheoryData<string> Hostile => new()
    {
        { "public <s> = " + new string('(', 10_000) + "a" + new string(')', 10_000) + ";" },
        { "public <s> = " + new string('[', 10_000) },
        { Doubling("a", 60) },
        { Doubling("<NULL>", 60) },
        { Doubling("[a]", 14) },
        { Doubling("(a|b)+", 14) },
        { "public <s> = " + string.Join(' ', Enumerable.Repeat("[a]", 2_000)) + ";" },
        { "public <s> = " + string.Join(' ', Enumerable.Repeat("(a*)", 2_000)) + ";" },
        { string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<r{i}> = <r{i + 1}>;")) + "<r3000> = a; public <s> = <r0>;" },
        { "public <s> = " + new string('a', 70_000) + ";" },
        { "public <s> = " + string.Join(' ', Enumerable.Repeat("a", 30_000)) + ";" },
        { "public <s> = a " + string.Concat(Enumerable.Repeat("{1}", 10_000)) + ";" },
        { "<d> = a {1} | b {2} | c {3}; public <s> = ((<d>+ {check=mod97}) {check=mod11}) {check=luhn} {length=1-64};" },
        { "<d> = a {1} | b {2} | c {3}; public <s> = " + string.Concat(Enumerable.Repeat("(<d>+ {check=mod97} {length=64}) ", 50)) + ";" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Refuses_what_is_too_large_and_quickly(string rules)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Throws<GrammarException>(() => Parse(rules));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }

    [Fact]
    public void Any_text_is_a_grammar_or_a_grammar_exception()
    {
        string[] pieces =
        [
            "#JSGF V1.0;", " grammar g;", "public ", "<s>", "<t>", " = ", "a", " b ", "|", ";", "(", ")", "[", "]", "*", "+", "/2/", "/", "{",
            "\"", "<", ">", "\n", "//", "/*", "*/", "\0", "é",
        ];
        CsCheck.Check.Sample(
            CsCheck.Gen.OneOfConst(pieces).Array[0, 30],
            chosen =>
            {
                try
                {
                    _ = Parse("public <s> = " + string.Concat(chosen));
                }
                catch (GrammarException)
                {
                    // What is no grammar is said so; any other exception fails the test.
                }
            },
            iter: 20_000);
    }

    private static Grammar Parse(string rules) => Grammar.Parse("#JSGF V1.0 UTF-8 en;\ngrammar test;\n" + rules, Vocabulary);

    private static Grammar Digits(string rule) => Grammar.Parse(
        $"#JSGF V1.0; grammar g; <d> = {string.Join(" | ", Enumerable.Range(0, 10).Select(d => $"d{d} {{{d}}}"))}; public <s> = {rule};",
        [.. Enumerable.Range(0, 10).Select(d => $"d{d}")]);

    private static bool Accepts(Grammar grammar, string number)
    {
        HashSet<int> nodes = [0];
        foreach (char digit in number)
        {
            nodes = [.. grammar.Arcs.ToArray().Where(arc => nodes.Contains(arc.From) && arc.Word == digit - '0').Select(arc => arc.To)];
        }

        return nodes.Any(node => grammar.FinalCost(node) != Grammar.NotFinal);
    }

    private static string Doubling(string item, int times) =>
        $"<r0> = {item};" + string.Concat(Enumerable.Range(0, times).Select(i => $"<r{i + 1}> = <r{i}> <r{i}>;"))
        + $"public <s> = <r{times}>;";

    private static HashSet<string> Sentences(Grammar grammar, int longest)
    {
        HashSet<string> found = [];
        Walk(0, []);
        return found;

        void Walk(int node, string[] words)
        {
            if (grammar.FinalCost(node) != Grammar.NotFinal)
            {
                found.Add(string.Join(' ', words));
            }

            foreach (GrammarArc arc in grammar.Arcs.ToArray().Where(arc => arc.From == node && words.Length < longest))
            {
                Walk(arc.To, [.. words, Vocabulary[arc.Word]]);
            }
        }
    }
}
