namespace Daemon.ModelClient.Offline;

/// <summary>One thing that a message asks of the offline provider.</summary>
internal abstract record OfflineAction
{
    private OfflineAction()
    {
    }

    /// <summary>How reports name the action.</summary>
    public abstract string Title { get; }

    /// <summary>A command line for the user's shell.</summary>
    internal sealed record Run(string CommandLine) : OfflineAction
    {
        public override string Title => $"`{CommandLine}`";
    }

    /// <summary>A patch, from its Begin line to its End line.</summary>
    internal sealed record Patch(string Text) : OfflineAction
    {
        public override string Title => "The patch";

        /// <summary>The patch as a shell command, for a model without the apply_patch tool.</summary>
        public string ToCommandLine()
        {
            string delimiter = "EOF";
            string[] lines = Text.Split('\n');
            while (lines.Contains(delimiter))
            {
                delimiter += "_";
            }

            return $"apply_patch <<'{delimiter}'\n{Text}\n{delimiter}";
        }
    }
}
