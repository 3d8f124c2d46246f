using Daemon.Protocol.Responses;

namespace Daemon.ModelClient.Offline;

/// <summary>The one output item of an offline response.</summary>
internal abstract record OfflineReply
{
    private OfflineReply()
    {
    }

    /// <summary>Chooses the tool for an action; a message when none is offered that fits.</summary>
    public static OfflineReply For(OfflineAction action, OfflineTools tools) => action switch
    {
        OfflineAction.Patch patch when tools.ApplyPatch => new Patch(patch.Text),
        OfflineAction.Patch patch when tools.ExecCommand => new Exec(patch.ToCommandLine()),
        OfflineAction.Run run when tools.ExecCommand => new Exec(run.CommandLine),
        _ => new Message(OfflineWords.NoTools),
    };

    /// <param name="suffix">Makes the item's ids unique.</param>
    public abstract ResponseItem ToItem(string suffix);

    internal sealed record Message(string Text) : OfflineReply
    {
        public override ResponseItem ToItem(string suffix) => OfflineItems.Message($"msg_{suffix}", Text);
    }

    internal sealed record Exec(string CommandLine) : OfflineReply
    {
        public override ResponseItem ToItem(string suffix) => OfflineItems.ExecCommand($"fc_{suffix}", $"call_{suffix}", CommandLine);
    }

    internal sealed record Patch(string Text) : OfflineReply
    {
        public override ResponseItem ToItem(string suffix) => OfflineItems.ApplyPatch($"ctc_{suffix}", $"call_{suffix}", Text);
    }
}
