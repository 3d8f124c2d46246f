namespace Daemon.Protocol.V2.Threads;

public enum GuardianAssessmentOutcome
{
    Allow,
    Deny,
}
