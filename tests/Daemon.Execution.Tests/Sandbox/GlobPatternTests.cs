using Daemon.Execution.Sandbox;

namespace Daemon.Execution.Tests.Sandbox;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("*.env", "a.env", true)]
    [InlineData("*.env", ".env", true)]
    [InlineData("*.env", "sub/a.env", false)]
    [InlineData("**/*.env", "a.env", true)]
    [InlineData("**/*.env", "sub/deep/a.env", true)]
    [InlineData("**/*.env", "sub/a.envx", false)]
    [InlineData("**.env", "sub/a.env", true)]
    [InlineData("sub/**", "sub/a/b", true)]
    [InlineData("sub/**", "other/a", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[ab]x", "bx", true)]
    [InlineData("[!ab]x", "bx", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "-x", false)]
    [InlineData("[!a]", "/", false)]
    [InlineData("[]a]x", "]x", true)]
    [InlineData("a[b", "a[b", true)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    public void Matches(string pattern, string path, bool expected)
    {
        GlobPattern glob = GlobPattern.Below("/", pattern);
        string prefix = glob.Folder == "/" ? "" : glob.Folder[1..] + "/";
        Assert.Equal(expected, path.StartsWith(prefix, StringComparison.Ordinal) && glob.IsMatch(path.AsSpan(prefix.Length)));
    }

    [Theory]
    [InlineData("/ws", "a/b/*.env", "/ws/a/b", 1)]
    [InlineData("/ws", "*/x/*.env", "/ws", 3)]
    [InlineData("/odd[name]", "**/k", "/odd[name]", null)]
    public void StartsBelowTheLiteralPart(string folder, string pattern, string literal, int? depth)
    {
        GlobPattern glob = GlobPattern.Below(folder, pattern);
        Assert.Equal((literal, depth), (glob.Folder, glob.Depth));
    }
}
