namespace Daemon.Protocol.SubmissionQueue;

/// <summary>What a reviewer looks at.</summary>
public abstract record ReviewTarget
{
    private ReviewTarget()
    {
    }

    /// <summary>Names the target for people.</summary>
    public abstract string Hint { get; }

    /// <summary>What is staged, changed and untracked in the work tree.</summary>
    public sealed record UncommittedChanges : ReviewTarget
    {
        public override string Hint => "current changes";
    }

    /// <summary>What would be merged into a branch.</summary>
    public sealed record BaseBranch(string Branch) : ReviewTarget
    {
        public override string Hint => $"changes against '{Branch}'";
    }

    /// <param name="Sha">As the client named it; not checked.</param>
    /// <param name="Title">The commit's subject, for display; null when not known.</param>
    public sealed record Commit(string Sha, string? Title) : ReviewTarget
    {
        private const int ShortLength = 7;

        public override string Hint => Title is null ? $"commit {Short}" : $"commit {Short}: {Title}";

        private string Short => Sha.Length > ShortLength ? Sha[..ShortLength] : Sha;
    }

    /// <summary>Whatever the user says.</summary>
    public sealed record Custom(string Instructions) : ReviewTarget
    {
        public override string Hint => Instructions;
    }
}
