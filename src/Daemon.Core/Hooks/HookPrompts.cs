using System.Security;
using Daemon.Core.History;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Hooks;

/// <summary>What hooks that keep a turn going say to the model.</summary>
internal static class HookPrompts
{
    public static ResponseItem Message(IReadOnlyList<(string RunId, string Text)> blocks) =>
        ResponseItems.TextMessage("user", [.. blocks.Select(block => $"<hook_prompt hook_run_id=\"{Escape(block.RunId)}\">{Escape(block.Text)}</hook_prompt>")]);

    private static string Escape(string text) => SecurityElement.Escape(text);
}
