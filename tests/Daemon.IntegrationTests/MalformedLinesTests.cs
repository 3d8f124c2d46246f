using System.Text;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests;

/// <summary>Lines that are no messages, or odd ones. None of them ends the connection, and none takes the next one with it.</summary>
public sealed class MalformedLinesTests
{
    private static readonly string[] Texts =
    [
        // Cut short.
        "", " ", "\t", "\r", "{", "}", "[", "]", "\"", "{\"", "{\"id", "{\"id\"", "{\"id\":", "{\"id\":1", "{\"id\":1,", "{\"id\":1,\"method\"",
        "{\"id\":1,\"method\":\"thread/list", "{\"id\":1,\"method\":\"thread/list\",\"params\":{", "tru", "nul", "-", "1e", "\"\\", "\"\\u12", "[1,", "[[[",
        // Whole values that are no messages.
        "null", "true", "false", "0", "-0", "1.5", "1e5", "\"text\"", "[]", "{}", "[{}]", "[[]]",
        "[{\"id\":1,\"method\":\"thread/loaded/list\",\"params\":{}}]", "{\"id\":1}", "{\"method\":null}", "{\"result\":1}", "{\"error\":{}}",
        // Wrong types in the envelope.
        "{\"id\":null,\"method\":\"x\"}", "{\"id\":1.5,\"method\":\"x\"}", "{\"id\":true,\"method\":\"x\"}", "{\"id\":[1],\"method\":\"x\"}",
        "{\"id\":{},\"method\":\"x\"}", "{\"id\":1,\"method\":7}", "{\"id\":1,\"method\":null}", "{\"id\":1,\"method\":{}}", "{\"id\":1,\"method\":[]}",
        "{\"id\":99999999999999999999,\"method\":\"x\"}", "{\"id\":-9223372036854775808,\"method\":\"x\"}", "{\"id\":\"\",\"method\":\"x\"}",
        "{\"id\":1,\"method\":\"\"}", "{\"id\":1,\"method\":\"thread/loaded/list\",\"params\":7}",
        "{\"id\":1,\"method\":\"thread/loaded/list\",\"params\":[]}", "{\"id\":1,\"method\":\"thread/loaded/list\",\"params\":\"x\"}",
        "{\"id\":12345,\"result\":{},\"error\":{\"code\":1,\"message\":\"x\"}}", "{\"id\":12345,\"result\":null}", "{\"id\":\"never asked\",\"result\":{}}",
        "{\"id\":12345,\"error\":7}", "{\"id\":12345,\"error\":{\"code\":\"x\"}}", "{\"id\":1,\"method\":\"x\",\"result\":1}",
        "{\"id\":1,\"id\":2,\"method\":\"x\"}", "{\"jsonrpc\":7,\"id\":1,\"method\":\"x\"}", "{\"id\":1,\"method\":\"x\",\"trace\":7}",
        // Syntax that other parsers let pass.
        "{'id':1}", "{id:1}", "{\"id\":1,}", "[1,]", "{\"id\":01}", "{\"id\":+1}", "{\"id\":.5}", "{\"id\":1.}", "{\"id\":0x1}", "{\"id\":NaN}",
        "{\"id\":Infinity}", "// comment", "/* comment */", "{\"id\":1 /* c */}", "{\"id\":1}{\"id\":2}", "{\"id\":1} x", "{\"a\" \"b\"}", "{\"a\"::1}",
        "[1 2]", "\u00a0{}", "{\"id\":1,\"method\":\"x\"\u2028}",
        // Odd strings.
        "\"\\ud800\"", "{\"id\":\"\\ud800\",\"method\":\"x\"}", "{\"id\":1,\"method\":\"\\udc00\"}", "{\"\\ud800\":1,\"id\":1,\"method\":\"x\"}",
        "{\"id\":1,\"method\":\"\\u0000\"}", "{\"id\":1,\"method\":\"a\\nb\"}", "{\"id\":1,\"method\":\"\\x41\"}", "{\"id\":1,\"method\":\"a\tb\"}",
        "{\"id\":1,\"method\":\"$/cancelRequest\"}", "{\"method\":\"$/cancelRequest\",\"params\":7}", "{\"method\":\"$/cancelRequest\",\"params\":{\"id\":{}}}",
        "{\"method\":\"$/cancelRequest\",\"params\":{\"id\":\"\\ud800\"}}", "Content-Length: 20", "GET / HTTP/1.1",
    ];

    /// <summary>Lines that are no text, or large.</summary>
    private static IEnumerable<byte[]> Bytes()
    {
        yield return [0];
        yield return [0, 0, 0, 0];
        yield return [0xEF, 0xBB, 0xBF];
        yield return [0xEF, 0xBB, 0xBF, .. "{}"u8];
        yield return [0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0];
        yield return [.. "{\"id\":\""u8, 0xFF, .. "\",\"method\":\"x\"}"u8];
        yield return [.. "{\"id\":1,\"method\":\""u8, 0xC3, .. "\"}"u8];
        yield return [.. "{\"id\":1,\"method\":\"x"u8, 0, .. "\"}"u8];
        yield return [.. "{\"id\":1,\"method\":\"x"u8, 0xED, 0xA0, 0x80, .. "\"}"u8];
        yield return [.. "{\"id\":1,\"method\":\"x"u8, 0xF4, 0x90, 0x80, 0x80, .. "\"}"u8];
        yield return Deep("", "");
        yield return Deep("{\"id\":1,\"method\":\"thread/loaded/list\",\"params\":", "}");
        yield return Deep("{\"id\":0,\"result\":", "}");
        yield return Deep("{\"id\":", ",\"method\":\"x\"}");
        yield return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
        yield return Encoding.ASCII.GetBytes(new string('9', 1_000_000));
        yield return Encoding.ASCII.GetBytes("{\"id\":1,\"method\":\"" + new string('x', 1_000_000) + "\"}");
    }

    [Fact]
    public async Task No_line_ends_the_connection()
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        byte[][] lines = [.. Texts.Select(Encoding.UTF8.GetBytes), .. Bytes()];
        Assert.True(lines.Length >= 80);
        foreach (var line in lines)
        {
            await daemon.SendAsync((byte[])[.. line, (byte)'\n']);
            await AssertAliveAsync(daemon, line);
        }
    }

    [Fact]
    public async Task A_line_of_64_MiB_is_read_and_the_next_one_too()
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var line = new byte[64 * 1024 * 1024];
        Array.Fill(line, (byte)'x');
        "{\"id\":1,\"method\":\"thread/loaded/list\",\"params\":{\"cursor\":\""u8.CopyTo(line);
        "\"}}\n"u8.CopyTo(line.AsSpan(line.Length - 4));
        await daemon.SendAsync(line);
        await AssertAliveAsync(daemon, []);
    }

    [Fact]
    public async Task Before_the_handshake_they_do_no_harm_either()
    {
        using var home = new DaemonHome();
        await using var daemon = DaemonUnderTest.Start(home);
        foreach (var text in Texts)
        {
            await daemon.SendLineAsync(text);
        }

        await daemon.CallAsync("initialize", """{"clientInfo":{"name":"tests","version":"1"}}""");
    }

    [Fact]
    public async Task What_is_skipped_is_logged_but_not_its_content()
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        await daemon.SendLineAsync("key=sesame");
        await AssertAliveAsync(daemon, []);
        var file = Assert.Single(Directory.GetFiles(Path.Join(home.CodexHome, "log")));
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var log = await reader.ReadToEndAsync();
        Assert.Contains("skipped 10 bytes of input from a client: not one JSON value in UTF-8", log, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", log, StringComparison.Ordinal);
    }

    private static byte[] Deep(string before, string after) =>
        Encoding.ASCII.GetBytes(before + new string('[', 100_000) + new string(']', 100_000) + after);

    private static async Task AssertAliveAsync(DaemonUnderTest daemon, byte[] line)
    {
        var mark = $"alive {Guid.NewGuid():N}";
        await daemon.SendLineAsync($$"""{"id":"{{mark}}","method":"thread/loaded/list","params":{} }""");
        var answer = await daemon.ReadUntilAsync(message => message.TryGetProperty("id", out var id)
            && id.ValueKind == System.Text.Json.JsonValueKind.String && id.GetString() == mark);
        Assert.True(answer.TryGetProperty("result", out _), $"after {Encoding.UTF8.GetString(line.AsSpan(0, Math.Min(80, line.Length)))}: {answer}");
    }
}
