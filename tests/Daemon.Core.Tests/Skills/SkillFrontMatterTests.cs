using Daemon.Core.Skills;

namespace Daemon.Core.Tests.Skills;

public sealed class SkillFrontMatterTests
{
    [Theory]
    [InlineData("---\nname: a b\n---\nbody", "name=a b")]
    [InlineData("\uFEFF---\r\nname: 'it''s'\r\n---\r\n", "name=it's")]
    [InlineData("---\nname: \"a \\\"b\\\"\"\n---\n", "name=a \"b\"")]
    [InlineData("---\ntext: |\n  one\n  two\nname: x\n---\n", "text=one\ntwo;name=x")]
    [InlineData("---\ntext: >\n  one\n  two\n---\n", "text=one two")]
    [InlineData("---\nmetadata:\n  short: y\n# note: z\n---\n", "metadata=;metadata.short=y")]
    [InlineData("---\nurl: http://a:1\n---\n", "url=http://a:1")]
    public void Values_are_read(string text, string expected)
    {
        Assert.True(SkillFrontMatter.TryRead(text, out var values, out _));
        Assert.Equal(expected, string.Join(';', values.Select(value => $"{value.Key}={value.Value}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name: a\n---\n")]
    [InlineData("---\nname: a\n")]
    public void Text_without_both_fences_is_refused(string text)
    {
        Assert.False(SkillFrontMatter.TryRead(text, out _, out var error));
        Assert.Contains("---", error, StringComparison.Ordinal);
    }
}
