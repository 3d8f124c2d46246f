using System.Text;
using Daemon.Core.Tests.Fakes;
using Daemon.Core.Tools.Exec;

namespace Daemon.Core.Tests.Tools;

/// <summary>The output of exec_command, byte for byte.</summary>
public sealed class ExecResultTextTests
{
    private static readonly OutputBudget Roomy = new(OutputUnit.Tokens, 10_000);

    [Fact]
    public void A_finished_command()
    {
        Assert.Equal(
            "Chunk ID: X\nWall time: 0.0250 seconds\nProcess exited with code 3\nOriginal token count: 2\nOutput:\nhello\n",
            Format("hello\n"u8, Roomy, exitCode: 3));
    }

    [Fact]
    public void A_running_command()
    {
        Assert.Equal(
            "Chunk ID: X\nWall time: 0.0250 seconds\nProcess running with session ID 4242\nOriginal token count: 0\nOutput:\n",
            Format(default, Roomy, exitCode: null));
    }

    [Fact]
    public void Over_a_budget_of_tokens_the_middle_goes()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(i => $"line {i:D3}\n"));
        Assert.Equal(
            "Chunk ID: X\nWall time: 0.0250 seconds\nProcess exited with code 0\nOriginal token count: 225\nOutput:\n"
            + "Warning: truncated output (original token count: 225)\nTotal output lines: 100\n\n"
            + text[..20] + "…215 tokens truncated…" + text[^20..],
            Format(Encoding.UTF8.GetBytes(text), new OutputBudget(OutputUnit.Tokens, 10)));
    }

    [Fact]
    public void Over_a_budget_of_bytes_characters_are_counted()
    {
        Assert.Equal(
            "Chunk ID: X\nWall time: 0.0250 seconds\nProcess exited with code 0\nOriginal token count: 25\nOutput:\n"
            + "Warning: truncated output (original token count: 25)\nTotal output lines: 1\n\naaaaa…90 chars truncated…aaaaa",
            Format(Encoding.UTF8.GetBytes(new string('a', 100)), new OutputBudget(OutputUnit.Bytes, 10)));
    }

    [Fact]
    public void Characters_are_not_cut()
    {
        // Two bytes each: a budget of 5 + 5 bytes leaves room for two at either end.
        var text = Format(Encoding.UTF8.GetBytes(new string('é', 50)), new OutputBudget(OutputUnit.Bytes, 10));
        Assert.EndsWith("\n\néé…46 chars truncated…éé", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_of_nothing_leaves_the_count()
    {
        Assert.EndsWith("\n\n…1 tokens truncated…", Format("abcd"u8, new OutputBudget(OutputUnit.Tokens, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_buffer_lost_is_named()
    {
        var buffer = new HeadTailBuffer(10);
        buffer.Append(Encoding.ASCII.GetBytes("0123456789abcdefghij"));
        var text = ExecResultText.Format(TimeSpan.Zero, 0, 1, buffer, new OutputBudget(OutputUnit.Bytes, 4)).Masked();
        Assert.EndsWith(
            "Warning: truncated output (original token count: 5)\n... 10 bytes omitted ...\n\n01…16 chars truncated…ij", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ill_formed_bytes_become_replacement_characters()
    {
        Assert.EndsWith("Output:\na\uFFFDb\uFFFD", Format([(byte)'a', 0xFF, (byte)'b', 0xC3], Roomy), StringComparison.Ordinal);
    }

    /// <summary>Bytes that can only continue a character must not pull the cut to the ends of the text.</summary>
    [Fact]
    public void Binary_output_keeps_its_ends()
    {
        var bytes = new byte[100];
        Array.Fill(bytes, (byte)0x80);
        var text = Format(bytes, new OutputBudget(OutputUnit.Bytes, 20));
        Assert.Equal(20, text.Count(c => c == '\uFFFD'));
        Assert.Contains("80 chars truncated", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_never_break_it()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            var text = Format(bytes, new OutputBudget((OutputUnit)random.Next(2), random.Next(60)));
            Assert.StartsWith("Chunk ID: X\n", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("…-[0-9]+ (tokens|chars) truncated", text);
        }
    }

    private static string Format(ReadOnlySpan<byte> output, OutputBudget budget, int? exitCode = 0)
    {
        var buffer = new HeadTailBuffer(ExecSession.OutputCap);
        buffer.Append(output);
        return ExecResultText.Format(TimeSpan.FromMilliseconds(25), exitCode, 4242, buffer, budget).Masked();
    }
}
