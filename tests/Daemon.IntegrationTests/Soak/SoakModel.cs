using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests.Soak;

/// <summary>
/// A model that does odd things. What it answers follows from the seed, the turn that asks (its user message says <c>soak NUMBER</c>) and
/// how far that turn is, so that a run can be repeated, whatever its threads do at the same time.
/// </summary>
internal sealed partial class SoakModel(int seed)
{
    /// <summary>Rounds after which a turn comes to its end.</summary>
    private const int MaxRounds = 4;

    public static string Message(int turn) => string.Create(CultureInfo.InvariantCulture, $"soak {turn}");

    public ModelTurn Answer(RecordedRequest request, int number)
    {
        var (turn, round) = Place(request.Input);
        var random = new Random(unchecked((((seed * 31) + turn) * 31) + round));
        if (round >= MaxRounds)
        {
            return ModelTurn.Say("enough");
        }

        return random.Next(20) switch
        {
            0 or 1 or 2 => ModelTurn.Call("exec_command", """{"cmd":"echo hello; echo oops >&2"}"""),
            3 => ModelTurn.Call("exec_command", """{"cmd":"exit 3"}""").AndSay("and a word"),
            4 => ModelTurn.Call("exec_command", """{"cmd":"sleep 300","yield_time_ms":250}"""),
            5 => ModelTurn.Call("exec_command", """{"cmd":"sleep 300 & disown; echo left one behind"}"""),
            6 => ModelTurn.Call("exec_command", """{"cmd":"head -c 300000 /dev/urandom"}"""),
            7 => ModelTurn.Call("exec_command", """{"cmd":"cat","tty":true,"yield_time_ms":250}"""),
            8 => ModelTurn.Call("exec_command", """{"cmd":"echo 1"}""", "a").AndCall("exec_command", """{"cmd":"echo 2"}""", "b").AndCall("nope", "{}", "c"),
            9 => ModelTurn.Call("exec_command", """{"cmd":"ec"""),
            10 => ModelTurn.Custom("apply_patch", $"*** Begin Patch\n*** Add File: soak-{turn}-{round}.txt\n+{number}\n*** End Patch\n"),
            11 => ModelTurn.Custom("apply_patch", "*** Begin Patch\n*** Update File: missing.txt\n@@\n-a\n+b\n*** End Patch\n"),
            12 => ModelTurn.Call("view_image", """{"path":"missing.png"}"""),
            13 => ModelTurn.Say("half a mess").Cut(),
            14 => ModelTurn.Status(500),
            15 => ModelTurn.Reason("hmm").AndSay("thought about it"),
            16 => ModelTurn.Say("so many words that take their time to be said").Slow(TimeSpan.FromMilliseconds(20)),
            17 => ModelTurn.Call("write_stdin", """{"session_id":1,"chars":"x"}"""),
            _ => ModelTurn.Say("fine"),
        };
    }

    /// <summary>The newest turn's number, and how many outputs and answers of the model came behind its message.</summary>
    private static (int Turn, int Round) Place(IReadOnlyList<JsonElement> input)
    {
        for (var i = input.Count - 1; i >= 0; i--)
        {
            if (Marker().Match(input[i].GetRawText()) is { Success: true } marker)
            {
                return (int.Parse(marker.Groups[1].ValueSpan, CultureInfo.InvariantCulture), input.Count - 1 - i);
            }
        }

        return (0, 0);
    }

    [GeneratedRegex("soak ([0-9]+)")]
    private static partial Regex Marker();
}
