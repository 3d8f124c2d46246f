using Daemon.Core.Reviews;

namespace Daemon.Core.Tests.Reviews;

/// <summary>What a reviewer answers, read and shown.</summary>
public sealed class ReviewOutputTests
{
    private const string One = """
        {"title":"[P1] Close the file","body":"It leaks.\nAlways.","confidence_score":0.9,"priority":1,"code_location":{"absolute_file_path":"/ws/f.cs","line_range":{"start":3,"end":4}}}
        """;

    [Theory]
    [InlineData("no JSON at all", "no JSON at all")]
    [InlineData("""{"findings":[]}""", """{"findings":[]}""")]
    [InlineData("""{"findings":[{"title":1}],"overall_correctness":"x","overall_explanation":"y","overall_confidence_score":1}""", null)]
    [InlineData("""{"findings":[],"overall_correctness":"patch is correct","overall_explanation":" fine ","overall_confidence_score":1}""", "fine")]
    [InlineData("""Here: {"findings":[],"overall_correctness":"patch is correct","overall_explanation":"fine","overall_confidence_score":0.5} so.""", "fine")]
    [InlineData("""{"findings":[],"overall_correctness":"patch is correct","overall_explanation":"","overall_confidence_score":0.5}""", "")]
    [InlineData("}{", "}{")]
    [InlineData("", "")]
    public void An_answer_is_shown_as(string answer, string? shown) => Assert.Equal(shown ?? answer, ReviewOutput.Parse(answer).Render());

    [Fact]
    public void Findings_stand_behind_the_explanation_with_their_places()
    {
        var output = ReviewOutput.Parse($$"""
            ```json
            {"findings":[{{One}}],"overall_correctness":"patch is incorrect","overall_explanation":"Not yet.","overall_confidence_score":0.8}
            ```
            """);
        Assert.Equal(
            new ReviewFinding("[P1] Close the file", "It leaks.\nAlways.", "/ws/f.cs", 3, 4), Assert.Single(output.Findings));
        Assert.Equal("Not yet.\n\nReview comment:\n\n- [P1] Close the file — /ws/f.cs:3-4\n  It leaks.\n  Always.", output.Render());
        Assert.NotNull(output.Json);
    }

    [Fact]
    public void Several_findings_have_their_own_heading()
    {
        var output = ReviewOutput.Parse(
            $$"""{"findings":[{{One}},{{One}}],"overall_correctness":"patch is incorrect","overall_explanation":"","overall_confidence_score":0.8}""");
        const string Shown = "- [P1] Close the file — /ws/f.cs:3-4\n  It leaks.\n  Always.";
        Assert.Equal($"Full review comments:\n\n{Shown}\n\n{Shown}", output.Render());
    }
}
