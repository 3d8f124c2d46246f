namespace Daemon.Core.Hooks;

/// <summary>A tool call as hooks see it.</summary>
/// <param name="Names">The tool's name, then others under which matchers may name it.</param>
/// <param name="Input">The arguments as a JSON object.</param>
/// <param name="Shown">What the model reads of the call when it is refused.</param>
internal sealed record HookedCall(string[] Names, ReadOnlyMemory<byte> Input, string Shown)
{
    public string Name => Names[0];

    /// <summary>What the model reads when a hook objects.</summary>
    public string Refusal(string reason) => Shown.StartsWith("Tool: ", StringComparison.Ordinal)
        ? $"Tool call blocked by PreToolUse hook: {reason}. {Shown}"
        : $"Command blocked by PreToolUse hook: {reason}. {Shown}";
}
