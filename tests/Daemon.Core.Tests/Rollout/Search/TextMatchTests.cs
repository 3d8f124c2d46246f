using Daemon.Core.Rollout.Store.Search;

namespace Daemon.Core.Tests.Rollout.Search;

public sealed class TextMatchTests
{
    [Theory]
    [InlineData("one Two three", "two", new[] { 4 })]
    [InlineData("aAaA", "aa", new[] { 0, 2 })]
    [InlineData("Çay çay", "ÇAY", new[] { 0, 4 })]
    [InlineData("nothing", "some", new int[0])]
    public void Places_do_not_overlap_and_case_does_not_count(string text, string term, int[] starts) =>
        Assert.Equal(starts, TextMatch.All(text, term).Select(match => match.Start));

    [Fact]
    public void A_snippet_has_some_text_on_both_sides_and_says_where_it_was_cut()
    {
        var match = Assert.Single(TextMatch.All(new string('a', 100) + "needle" + new string('b', 200), "needle"));
        Assert.Equal("... " + new string('a', 49) + "needle" + new string('b', 96) + " ...", match.Snippet);
        Assert.Equal("needle", match.Snippet[match.Start..match.End]);
    }

    [Fact]
    public void A_character_of_two_halves_is_never_cut()
    {
        var match = Assert.Single(TextMatch.All(string.Concat(Enumerable.Repeat("😀", 60)) + "needle" + string.Concat(Enumerable.Repeat("😀", 60)), "needle"));
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(match.Snippet)));
        Assert.Equal("needle", match.Snippet[match.Start..match.End]);
    }
}
