using System.Text.Json;
using System.Text.RegularExpressions;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Protocol.Schemas;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Schemas.Examples;

/// <summary>
/// Plays what <c>docs/protocol.md</c> shows. In a block marked <c>wire</c>, <c>&gt;&gt;</c> is sent, and <c>&lt;&lt;</c> must come, in this
/// order, maybe with other messages between; of an object only the shown members count, <c>"…"</c> is anything, and <c>"$name"</c> is the
/// same everywhere in its block.
/// </summary>
public sealed partial class GuideTests
{
    private const string Guide = "docs/protocol.md";

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, Wire().Count(File.ReadAllText(RepositoryRoot.At(Guide))))];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task The_guide_shows_what_happens(int block)
    {
        var lines = Wire().Matches(File.ReadAllText(RepositoryRoot.At(Guide)))[block].Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await using var daemon = new ScriptedDaemon(Answer);
        await using var client = daemon.Connect();
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["$cwd"] = daemon.Cwd, ["$home"] = daemon.Home };
        foreach (var line in lines)
        {
            var message = line[3..];
            if (line.StartsWith(">> ", StringComparison.Ordinal))
            {
                await client.SendAsync(Name().Replace(message, name => names.TryGetValue(name.Value, out var value) ? value : name.Value));
                continue;
            }

            Assert.StartsWith("<< ", line, StringComparison.Ordinal);
            using var expected = JsonDocument.Parse(message);
            await client.ReadUntilAsync(actual => Matches(expected.RootElement, actual, names));
        }
    }

    /// <summary>The table of methods is made from the schemas.</summary>
    [Fact]
    public void The_table_of_methods_is_up_to_date()
    {
        const string Begin = "<!-- methods: written by GuideTests -->\n";
        const string End = "<!-- end -->";
        var file = RepositoryRoot.At(Guide);
        var text = File.ReadAllText(file);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, from, StringComparison.Ordinal);
        var expected = text[..from] + Table() + text[to..];
        if (RepositoryRoot.Updates)
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }

    private static string Table()
    {
        var stable = ProtocolDescription.Load(experimental: false).Methods.Select(method => method.Name).ToHashSet();
        var rows = ProtocolDescription.Load(experimental: true).Methods
            .Where(method => method.Side is MethodSide.ClientRequest)
            .Select(method => $"| `{method.Name}` | {Stability(method, stable)} | [ExampleTests](../protocol/examples/{Path.GetFileName(ExampleTests.FileOf(method.Name))}) |\n");
        return "| Method | Stability | Played by |\n|---|---|---|\n" + string.Concat(rows);
    }

    private static string Stability(MethodSchema method, HashSet<string> stable) =>
        stable.Contains(method.Name) ? "stable" : Protocol.V2.Methods.ExtensionMethods.All.Contains(method.Name) ? "extension" : "experimental";

    // Scripts by what the user says.
    private static ModelTurn Answer(RecordedRequest request, int number) => number switch
    {
        0 when System.Text.Encoding.UTF8.GetString(request.Body).Contains("Delete the log", StringComparison.Ordinal) =>
            ModelTurn.Call("exec_command", """{"cmd":"rm -f app.log"}""", "call_1"),
        _ => ModelTurn.Say("Hello."),
    };

    private static bool Matches(JsonElement expected, JsonElement actual, Dictionary<string, string> names) => expected.ValueKind switch
    {
        JsonValueKind.Object => actual.ValueKind is JsonValueKind.Object && expected.EnumerateObject().All(member =>
            actual.TryGetProperty(member.Name, out var value) && Matches(member.Value, value, names)),
        JsonValueKind.Array => actual.ValueKind is JsonValueKind.Array && actual.GetArrayLength() == expected.GetArrayLength()
            && expected.EnumerateArray().Zip(actual.EnumerateArray()).All(pair => Matches(pair.First, pair.Second, names)),
        JsonValueKind.String => IsText(expected.GetString()!, actual, names),
        _ => JsonElement.DeepEquals(expected, actual),
    };

    private static bool IsText(string expected, JsonElement actual, Dictionary<string, string> names)
    {
        if (expected == "…")
        {
            return true;
        }

        if (!expected.StartsWith('$'))
        {
            return actual.ValueKind is JsonValueKind.String && actual.GetString() == expected;
        }

        var text = actual.ToString();
        return names.TryAdd(expected, text) || names[expected] == text;
    }

    [GeneratedRegex("^```wire\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Wire();

    [GeneratedRegex(@"\$[a-z]+\b")]
    private static partial Regex Name();
}
