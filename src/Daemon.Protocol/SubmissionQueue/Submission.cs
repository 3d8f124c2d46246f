namespace Daemon.Protocol.SubmissionQueue;

/// <summary>One entry of the submission queue: the only way to make a session do anything.</summary>
/// <param name="Id">The submitter's id; every event that answers carries it.</param>
public sealed record Submission(string Id, Op Op);

/// <summary>One entry of the event queue: the only way to learn what a session does.</summary>
/// <param name="SubmissionId">The submission that caused it; a turn's events carry the id of the submission that began the turn.</param>
public sealed record Event(string SubmissionId, EventMsg Message);
