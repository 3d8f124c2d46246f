using System.Text;
using Daemon.Core.Tools;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Hooks;

/// <summary>A tool call as hooks see it.</summary>
/// <param name="Names">The tool's name, then others under which matchers may name it.</param>
/// <param name="Input">The arguments as a JSON object.</param>
/// <param name="Shown">What the model reads of the call when it is refused.</param>
internal sealed record HookedCall(string[] Names, ReadOnlyMemory<byte> Input, string Shown)
{
    public string Name => Names[0];

    /// <summary>A function call under its own name and with its own arguments; null when these are not an object.</summary>
    public static HookedCall? OfFunction(ResponseItem call)
    {
        if (!CallArguments.TryParse(call, out var arguments, out _))
        {
            return null;
        }

        var name = call.Namespace is { } owner ? $"{owner}__{call.Name}" : call.Name ?? "";
        return new HookedCall([name], Encoding.UTF8.GetBytes(arguments.GetRawText()), $"Tool: {name}");
    }

    /// <summary>What the model reads when a hook objects.</summary>
    public string Refusal(string reason) => Shown.StartsWith("Tool: ", StringComparison.Ordinal)
        ? $"Tool call blocked by PreToolUse hook: {reason}. {Shown}"
        : $"Command blocked by PreToolUse hook: {reason}. {Shown}";
}
