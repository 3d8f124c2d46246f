using System.Collections.Immutable;

namespace Daemon.Testing.Model;

/// <summary>One output of a scripted response.</summary>
internal abstract record TurnStep
{
    private TurnStep()
    {
    }

    internal sealed record Message(ImmutableArray<string> Deltas) : TurnStep;

    internal sealed record Reasoning(string Summary) : TurnStep;

    internal sealed record FunctionCall(string Name, string Arguments, string? CallId, string? Namespace) : TurnStep;

    internal sealed record CustomCall(string Name, string Input, string? CallId) : TurnStep;

    internal sealed record Raw(string Json) : TurnStep;
}

/// <summary>How a scripted response ends.</summary>
internal abstract record TurnEnd
{
    private TurnEnd()
    {
    }

    internal sealed record None : TurnEnd;

    internal sealed record Completed(long Input, long Cached, long Output, long Reasoning, bool? EndTurn) : TurnEnd;

    internal sealed record Failed(string Code, string Message) : TurnEnd;

    internal sealed record Incomplete(string Reason) : TurnEnd;
}
