using Daemon.Cli.Exec;

namespace Daemon.Cli.Tests.Exec;

/// <summary>Texts of others on a person's terminal.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("/bin/bash -lc 'uname -a'", "uname -a")]
    [InlineData("/usr/bin/zsh -c ls", "ls")]
    [InlineData("bash -lc \"it's\"", "it's")]
    [InlineData("/bin/bash -lc 'a'\\''b'", "/bin/bash -lc 'a'\\''b'")]
    [InlineData("bash -lc \"$HOME\"", "bash -lc \"$HOME\"")]
    [InlineData("python3 -c pass", "python3 -c pass")]
    [InlineData("ls", "ls")]
    public void A_command_is_shown_as_it_was_written(string command, string expected) =>
        Assert.Equal(expected, CommandText.WithoutShell(command));

    [Theory]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("\u001b[2Jgone", "\uFFFD[2Jgone")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("bell\a, C1 \u009b", "bell\uFFFD, C1 \uFFFD")]
    public void Control_characters_lose_their_effect(string text, string expected) => Assert.Equal(expected, Printable.Text(text));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab😀", 3, "ab…")]
    public void Long_lines_are_cut(string text, int limit, string expected) => Assert.Equal(expected, Printable.Shorten(text, limit));
}
