using System.Collections.Immutable;
using System.Text;

namespace Daemon.Testing.Model;

/// <summary>
/// The scripted answer to one request. Start with a static member and add to it: <c>ModelTurn.Say("Let me look.").AndCall("exec_command",
/// """{"cmd":"ls"}""")</c>. Immutable: a turn can be shared and varied.
/// </summary>
public sealed record ModelTurn
{
    private ModelTurn()
    {
    }

    internal ImmutableList<TurnStep> Steps { get; private init; } = [];

    internal int HttpStatus { get; private init; } = 200;

    internal ImmutableList<(string Name, string Value)> Headers { get; private init; } = [];

    internal byte[]? Body { get; private init; }

    internal byte[]? RawAnswer { get; private init; }

    internal bool IsCut { get; private init; }

    internal bool IsBroken { get; private init; }

    internal Task? Gate { get; private init; }

    internal TimeSpan DeltaPause { get; private init; }

    internal TurnEnd End { get; private init; } = new TurnEnd.Completed(100, 0, 10, 0, null);

    /// <summary>An assistant message in two deltas.</summary>
    public static ModelTurn Say(string text) => new ModelTurn().AndSay(text);

    /// <summary>An assistant message in the given deltas.</summary>
    public static ModelTurn SayInParts(params string[] deltas) => new ModelTurn { Steps = [new TurnStep.Message([.. deltas])] };

    /// <summary>A function call; <paramref name="arguments"/> is JSON text, or whatever the test wants to be sent as such.</summary>
    /// <param name="callId">Null numbers the calls: <c>call_{request}_{n}</c>.</param>
    /// <param name="ns">The namespace; null leaves the member out.</param>
    public static ModelTurn Call(string name, string arguments, string? callId = null, string? ns = null) =>
        new ModelTurn().AndCall(name, arguments, callId, ns);

    /// <summary>A custom (freeform) tool call.</summary>
    public static ModelTurn Custom(string name, string input, string? callId = null) => new ModelTurn().AndCustom(name, input, callId);

    /// <summary>A reasoning item with one summary part.</summary>
    public static ModelTurn Reason(string summary) => new ModelTurn().AndReason(summary);

    /// <summary>The events as given: JSON texts, one for each event. No end event is added.</summary>
    public static ModelTurn Raw(params string[] events) => new()
    {
        Steps = [.. events.Select(json => new TurnStep.Raw(json))],
        End = new TurnEnd.None(),
    };

    /// <summary>An HTTP answer with this status, and a JSON error as its body unless another is given.</summary>
    public static ModelTurn Status(int status, string? body = null, string contentType = "application/json") => new()
    {
        HttpStatus = status,
        Headers = [("content-type", contentType)],
        Body = Encoding.UTF8.GetBytes(body ?? """{"error":{"message":"scripted error","type":"x","code":null}}"""),
    };

    /// <summary>A page where a stream was asked for, with status 200.</summary>
    public static ModelTurn Html(string body = "<html><body>Sign in</body></html>") => Status(200, body, "text/html");

    /// <summary>Bytes instead of an HTTP answer; then the connection is closed. Empty closes it at once.</summary>
    public static ModelTurn Bytes(byte[] answer) => new() { RawAnswer = answer };

    /// <summary>No answer at all, on an open connection, until the server stops or the client leaves.</summary>
    public static ModelTurn Silence() => Bytes([]).StallForever();

    /// <summary>A stream with these bytes, whatever they are, as its body.</summary>
    public static ModelTurn Stream(byte[] body) => new() { Headers = [("content-type", "text/event-stream")], Body = body };

    /// <summary>A stream whose last event is <c>response.failed</c>.</summary>
    public static ModelTurn Failed(string code, string message) => new() { End = new TurnEnd.Failed(code, message) };

    /// <summary>A stream whose last event is <c>response.incomplete</c>.</summary>
    public static ModelTurn Incomplete(string reason) => new() { End = new TurnEnd.Incomplete(reason) };

    public ModelTurn AndSay(string text) => this with { Steps = Steps.Add(new TurnStep.Message(Halves(text))) };

    public ModelTurn AndCall(string name, string arguments, string? callId = null, string? ns = null) =>
        this with { Steps = Steps.Add(new TurnStep.FunctionCall(name, arguments, callId, ns)) };

    public ModelTurn AndCustom(string name, string input, string? callId = null) =>
        this with { Steps = Steps.Add(new TurnStep.CustomCall(name, input, callId)) };

    public ModelTurn AndReason(string summary) => this with { Steps = Steps.Add(new TurnStep.Reasoning(summary)) };

    /// <summary>
    /// Ends the stream early, in good HTTP order: a message keeps its deltas and loses its end, and no end event follows.
    /// </summary>
    public ModelTurn Cut() => this with { IsCut = true, End = new TurnEnd.None() };

    /// <summary>As <see cref="Cut"/>, but the connection is lost in the middle of the HTTP answer.</summary>
    public ModelTurn Broken() => Cut() with { IsBroken = true };

    /// <summary>Ends with <c>response.failed</c> after the other steps.</summary>
    public ModelTurn ThenFailed(string code, string message) => this with { End = new TurnEnd.Failed(code, message) };

    /// <summary>Stays silent after <c>response.created</c> until the task completes (or the server stops, or the client leaves).</summary>
    public ModelTurn StallUntil(Task gate) => this with { Gate = gate };

    /// <summary>Stays silent after <c>response.created</c> until the server stops or the client leaves.</summary>
    public ModelTurn StallForever() => StallUntil(new TaskCompletionSource().Task);

    /// <summary>Sends one delta a word with a pause after each.</summary>
    public ModelTurn Slow(TimeSpan pause) => this with { DeltaPause = pause };

    public ModelTurn WithHeader(string name, string value) => this with { Headers = Headers.Add((name, value)) };

    /// <summary>The usage that <c>response.completed</c> states.</summary>
    public ModelTurn WithUsage(long input, long output, long cached = 0, long reasoning = 0) =>
        this with { End = new TurnEnd.Completed(input, cached, output, reasoning, (End as TurnEnd.Completed)?.EndTurn) };

    /// <summary>States <c>end_turn</c> in <c>response.completed</c>.</summary>
    public ModelTurn WithEndTurn(bool endTurn) =>
        this with { End = (End as TurnEnd.Completed ?? new TurnEnd.Completed(100, 0, 10, 0, null)) with { EndTurn = endTurn } };

    private static ImmutableArray<string> Halves(string text)
    {
        int middle = text.Length / 2;
        if (middle > 0 && char.IsLowSurrogate(text[middle]))
        {
            middle--;
        }

        return middle == 0 ? [text] : [text[..middle], text[middle..]];
    }
}
